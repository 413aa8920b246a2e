/** File names of the editor's workers. The build replaces this with the actual names. */
declare const WORKER_FILES: { readonly editor: string; readonly json: string; readonly graphql: string };

/**
 * Starts a web worker for the editor (Monaco), from a file beside this one.
 *
 * @param _id the editor's id for the worker.
 * @param label what the worker is for: a language, or the editor itself.
 */
export function startWorker(_id: string, label: string): Worker {
  const file = label === 'graphql' || label === 'json' ? WORKER_FILES[label] : WORKER_FILES.editor;
  return new Worker(new URL(file, import.meta.url), { name: label });
}
