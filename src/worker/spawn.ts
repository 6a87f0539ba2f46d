/** Starts the analysis worker. Called when a checker loads, so that pasting later asks the network for nothing. */
export const spawnAnalyzer = (): Worker =>
  new Worker(new URL('./analyze.worker.ts', import.meta.url), { type: 'module', name: 'meshbook-analyzer' });
