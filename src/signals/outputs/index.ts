/** Outputs of istioctl and kubectl, told apart by their titles and the marks of their rows. */
import { readDescribe, readEvents, readPods } from './kubectl.ts';
import {
  readClusters,
  readConfigJson,
  readEndpoints,
  readListeners,
  readRemoteClusters,
  readRoutes,
  readSecrets,
} from './proxy-config.ts';
import type { Output } from './types.ts';

export type { Found, Output, Shape } from './types.ts';

/**
 * What this output shows; undefined when it is none of those known.
 * @param now milliseconds; a certificate that ends before then has expired
 */
export function readOutput(text: string, now: number): Output | undefined {
  return (
    readEndpoints(text) ??
    readSecrets(text, now) ??
    readClusters(text) ??
    readRoutes(text) ??
    readListeners(text) ??
    readRemoteClusters(text) ??
    readPods(text) ??
    readDescribe(text) ??
    readEvents(text) ??
    readConfigJson(text)
  );
}
