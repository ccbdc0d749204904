// Values of input types: as literals, in tokens, and as the JSON of variables. Most fit;
// a maker with `wrong` above zero makes some that do not.
import {
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql-17";
import { stringToken, times } from "./writing.mjs";

const INTS = ["0", "-0", "1", "7", "-3", "2147483647", "-2147483648"];
const FLOATS = ["0.0", "1.5", "-2.5e3", "1E-2", "3", "-1", "1e10", "123456789012345"];
const ODD = [
  "2147483648",
  '"1"',
  "1.0",
  "true",
  "null",
  "RED",
  "UNKNOWN",
  "[]",
  "{}",
  "[null]",
  "[[1]]",
  "{ a: 1 }",
  '"""b"""',
  "99999999999999999999",
];
// A number too large to be whole is an ID to graphql-js, and to us not: there is none.
const JSON_ODD = [null, 0, 1.5, "1", "RED", true, [], [null], [[1]], {}, { a: 1 }, 2147483648, -2147483649, "", { text: 1, unknown: 2 }];

/** Scalars that only one side knows get only values that are theirs. */
const OWN_SCALARS = {
  UUID: ["0193b0f0-0000-7000-8000-000000000000"],
  DateTime: ["2020-01-02T03:04:05Z"],
  Date: ["2020-02-29"],
  LocalDate: ["2020-02-29"],
  LocalTime: ["03:04:05"],
  TimeSpan: ["PT1H"],
  Geometry: [null],
  Any: ["x", 3, true, null, [1, "y"], { a: { b: [false] } }],
  Stamp: ["x", 3, true],
};
const OWN_NUMBERS = ["Long", "Short", "Decimal", "Byte"];
const isOwn = (type) => isScalarType(type) && !isSpecifiedScalarType(type);

export function literal(maker, type, depth = 0) {
  const { random } = maker;
  if (maker.errs(0.5) && !isOwn(getNamedType(type))) {
    return [random.pick(ODD)];
  }
  if (maker.variables && random.chance(depth === 0 ? 0.25 : 0.1)) {
    return ["$", maker.variables(type)];
  }
  if (isNonNullType(type)) {
    return literalOfNullable(maker, type.ofType, depth);
  }
  return random.chance(0.08) ? ["null"] : literalOfNullable(maker, type, depth);
}

function literalOfNullable(maker, type, depth) {
  const { random } = maker;
  if (isListType(type)) {
    if (random.chance(0.15)) {
      return literalOfNullable(maker, getNullableType(type.ofType), depth + 1);
    }
    return ["[", ...times(random.below(depth > 3 ? 1 : 4), () => literal(maker, type.ofType, depth + 1)), "]"];
  }
  if (isEnumType(type)) {
    return [random.pick(type.getValues()).name];
  }
  return isInputObjectType(type) ? objectLiteral(maker, type, depth) : [scalarLiteral(maker, type)];
}

function objectLiteral(maker, type, depth) {
  const fields = chooseFields(maker, type, depth).map((f) => [
    maker.errs(0.3) ? "nosuch" : f.name,
    ":",
    ...objectField(maker, type, f, depth + 1),
  ]);
  return ["{", ...fields.flat(), ...(fields.length > 0 && maker.errs(0.2) ? fields[0] : []), "}"];
}

function objectField(maker, type, field, depth) {
  if (!type.isOneOf) {
    return literal(maker, field.type, depth);
  }
  return maker.errs(0.3) ? ["null"] : literal(maker.strict(), new GraphQLNonNull(getNullableType(field.type)), depth);
}

/** The one field of a one-of object must not be null. */
function wanted(maker, type, field) {
  return type.isOneOf && !maker.errs(0.3) ? new GraphQLNonNull(getNullableType(field.type)) : field.type;
}

function chooseFields(maker, type, depth) {
  const all = Object.values(type.getFields());
  const { random } = maker;
  if (type.isOneOf) {
    const one = [random.pick(depth > 2 ? all.filter((f) => !isInputObjectType(getNamedType(f.type))) : all)];
    return maker.errs(0.3) ? [...one, random.pick(all)] : one;
  }
  return all.filter((f) => (isRequiredInputField(f) ? !maker.errs(0.3) : random.chance(depth > 2 ? 0.05 : 0.3)));
}

function scalarLiteral(maker, type) {
  const { random } = maker;
  switch (type.name) {
    case "Int":
      return random.pick(INTS);
    case "Float":
      return random.pick(random.chance(0.3) ? INTS : FLOATS);
    case "Boolean":
      return random.pick(["true", "false"]);
    case "ID":
      return random.chance(0.4) ? random.pick(INTS) : stringToken(random, false);
    case "String":
      return stringToken(random, maker.errs(0.1));
    default:
      return OWN_NUMBERS.includes(type.name) ? random.pick(["1", "7"]) : asLiteral(random.pick(OWN_SCALARS[type.name] ?? ["x"]));
  }
}

function asLiteral(json) {
  if (Array.isArray(json)) {
    return `[${json.map(asLiteral).join(" ")}]`;
  }
  return json !== null && typeof json === "object"
    ? `{${Object.entries(json)
        .map(([k, v]) => `${k}: ${asLiteral(v)}`)
        .join(" ")}}`
    : JSON.stringify(json);
}

/** The JSON of a variable. */
export function json(maker, type, depth = 0) {
  const { random } = maker;
  if (maker.errs(0.5) && !isOwn(getNamedType(type))) {
    return random.pick(JSON_ODD);
  }
  if (!isNonNullType(type) && random.chance(0.1)) {
    return null;
  }
  const inner = getNullableType(type);
  if (isListType(inner)) {
    return random.chance(0.15)
      ? json(maker, inner.ofType, depth + 1)
      : times(random.below(depth > 3 ? 1 : 4), () => [json(maker, inner.ofType, depth + 1)]);
  }
  if (isEnumType(inner)) {
    return random.pick(inner.getValues()).name;
  }
  return isInputObjectType(inner) ? objectJson(maker, inner, depth) : scalarJson(random, inner);
}

function objectJson(maker, type, depth) {
  return Object.fromEntries(
    chooseFields(maker, type, depth).map((f) => [maker.errs(0.2) ? "nosuch" : f.name, json(maker, wanted(maker, type, f), depth + 1)]),
  );
}

function scalarJson(random, type) {
  switch (type.name) {
    case "Int":
      return random.pick([0, 1, -5, 2147483647, -2147483648]);
    case "Float":
      return random.pick([0, 1.5, -2e-7, 3, 1e21]);
    case "Boolean":
      return random.chance(0.5);
    case "ID":
      return random.pick(["a", "7", 7, -1, ""]);
    case "String":
      return random.pick(["", "x", "津市 \u{1F692}", 'a"b\\c\n', "\u2028"]);
    default:
      return OWN_NUMBERS.includes(type.name) ? 3 : random.pick(OWN_SCALARS[type.name] ?? ["x"]);
  }
}
