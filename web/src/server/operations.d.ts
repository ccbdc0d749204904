/** Id of every operation by its name, written by the build (build/operations.ts); empty while developing. */
declare module 'virtual:operation-ids' {
  const ids: Record<string, string>;
  export default ids;
}
