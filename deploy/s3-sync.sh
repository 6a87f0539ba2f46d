#!/bin/sh
# Uploads a built site to a bucket: deploy/s3-sync.sh dist s3://bucket [more options of `aws s3 sync`, such as --dryrun]
# With a base path: deploy/s3-sync.sh dist s3://bucket/meshbook
# Pages and the service worker come last, after all that they load. Files of an older version stay under _astro/ and
# offline/, for those who still have that version open.
set -eu
site=${1:?the folder of the built site}
bucket=${2:?the bucket, as s3://bucket}
shift 2

# Files with a hash of their content in the name: for ever.
aws s3 sync "$site" "$bucket" "$@" \
  --exclude '*' --include '_astro/*' --include 'offline/*' \
  --include 'pagefind/fragment/*' --include 'pagefind/index/*' --include 'pagefind/*.pf_meta' \
  --cache-control 'public, max-age=31536000, immutable'

# Text without a place to name its own encoding.
aws s3 sync "$site" "$bucket" "$@" --delete \
  --exclude '*' --include '*.txt' \
  --cache-control no-cache --content-type 'text/plain; charset=utf-8'
aws s3 sync "$site" "$bucket" "$@" --delete \
  --exclude '*' --include '*.md' \
  --cache-control no-cache --content-type 'text/markdown; charset=utf-8'

# All else: asked for again, by its ETag.
aws s3 sync "$site" "$bucket" "$@" --delete \
  --exclude '_astro/*' --exclude 'offline/*' \
  --exclude 'pagefind/fragment/*' --exclude 'pagefind/index/*' --exclude 'pagefind/*.pf_meta' \
  --exclude '*.txt' --exclude '*.md' \
  --cache-control no-cache
