/** Until when the Istio project maintained the versions that a reader can pick. */
import { ISTIO_VERSIONS } from '../analyzer/mesh/settings.ts';

/**
 * The day on which fixes ended. Sources: istio/istio.io, data/compatibility/supportStatus.yml; for 1.29 the
 * announcement of 1.29.9.
 */
export const ENDED: Readonly<Partial<Record<(typeof ISTIO_VERSIONS)[number], string>>> = {
  '1.24': '2025-06-24',
  '1.25': '2025-09-30',
  '1.26': '2025-12-22',
  '1.27': '2026-04-07',
  '1.28': '2026-07-01',
  '1.29': '2026-10-15',
};

/** Where the support of each version is announced. */
export const SUPPORT_PAGE =
  'https://istio.io/latest/docs/releases/supported-releases/#support-status-of-istio-releases';

/** The day this table was last compared with that page. */
export const COMPARED = '2026-11-25';

/** Versions that got fixes on that day, newest first. */
export const SUPPORTED = ISTIO_VERSIONS.filter((version) => !ENDED[version]).reverse();
