// CloudFront function for viewer requests, runtime cloudfront-js-2.0. A page's address ends with a slash, and its file
// is the index.html of that folder; an address without the slash is sent to the one with it.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it
function handler(event) {
  const request = event.request;
  const path = request.uri;
  if (path.endsWith('/')) {
    request.uri = `${path}index.html`;
    return request;
  }
  if (/\.[a-z]\w*$/i.test(path)) return request;

  const query = request.rawQueryString();
  // Two slashes at the start would lead to another host.
  const location = `/${path.replace(/^[/\\]+/, '')}/${query ? `?${query}` : ''}`;
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: { location: { value: location }, 'cache-control': { value: 'no-cache' } },
  };
}
