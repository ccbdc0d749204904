// What graphql-js says of a document: where it is wrong, how it prints, and what it answers.
import { execute, parse, print, validate } from "graphql-17";

/** @returns {{ syntax?: Place[], validation?: Place[], print?: string, answer?: object }} */
export async function opinionOf(schema, text, execution) {
  let document;
  try {
    document = parse(text, { allowEmptySelectionSets: false });
  } catch (error) {
    return { syntax: places([error]), message: error.message };
  }

  const errors = validate(schema, document, undefined, { maxErrors: 1000 });
  const opinion = { print: print(document), validation: places(errors), message: errors.map((e) => e.message).join("\n") };
  if (errors.length > 0 || !execution || document.definitions.some((d) => d.operation === "subscription")) {
    return opinion;
  }

  const answer = await execute({
    schema,
    document,
    variableValues: execution.variables,
    operationName: execution.operation,
    fieldResolver: resolverOf(execution.data),
    typeResolver: (value) => value.__typename,
  });
  return {
    ...opinion,
    answer: {
      data: answer.data,
      errors: (answer.errors ?? []).map((e) => ({ message: e.message, path: e.path, locations: e.locations ?? [] })),
    },
  };
}

function places(errors) {
  return errors.flatMap((e) => e.locations ?? []).map((l) => [l.line, l.column]);
}

/** The rules stand in README.md of this folder; the engine's tests follow the same. */
function resolverOf({ objects, roots }) {
  const pushed = [];
  return (parent, args, _context, info) => {
    const name = info.fieldName;
    const value = () => {
      if (/echo/i.test(name)) {
        return sorted(args);
      }
      if (/push|strictFails/i.test(name)) {
        pushed.push(args.item);
        return /fails/i.test(name) ? fail(`failed at ${args.item}`) : { items: [...pushed], size: pushed.length, laterSize: pushed.length };
      }
      return found(objects, (parent ?? roots[info.parentType.name])[name]);
    };
    return name.startsWith("later") ? new Promise((resolve) => setImmediate(resolve)).then(value) : value();
  };
}

function found(objects, value) {
  if (Array.isArray(value)) {
    return value.map((item) => found(objects, item));
  }
  if (typeof value === "string" && value.startsWith("@")) {
    return objects[value.slice(1)];
  }
  return value?.$fail ? fail(value.$fail) : value;
}

/** The fields of an input object have no order. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  const isMap = value !== null && typeof value === "object";
  return isMap
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted(value[key])]),
      )
    : value;
}

function fail(message) {
  throw new Error(message);
}
