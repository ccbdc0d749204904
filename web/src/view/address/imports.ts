import { matching, type Words } from './words';

/** What comes in, and what waits for a look. */
export interface ImportsView {
  /** Layer whose rows wait in the review desk; absent: all. */
  waiting?: string;
  /** Id of a dry run that is looked at. */
  preview?: string;
  /** Id of the uploaded file that the preview is of; absent: it is at the command line. */
  upload?: string;
}

export const parseImports = (query: URLSearchParams): ImportsView => ({
  waiting: matching(query.get('waiting'), /^[a-z_]+$/),
  preview: matching(query.get('preview'), /^[0-9a-f-]{36}$/),
  upload: matching(query.get('upload'), /^[0-9a-f-]{36}$/),
});

export const formatImports = (view: ImportsView): Words => [
  ['waiting', view.waiting],
  ['preview', view.preview],
  ['upload', view.upload],
];
