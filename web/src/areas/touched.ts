import { cell } from '../view/cell';

/** Rises when this page has changed data: whoever looks at the areas looks again at once. */
export const touched = cell(0);

export function dataHaveChanged() {
  touched.set(touched.get() + 1);
}
