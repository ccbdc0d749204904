// Operations and fragments made by the grammar with a schema at hand. A document is made valid, or with a share of mistakes of every kind.
import {
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInputType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from "graphql-17";
import { json, literal } from "./values.mjs";
import { stringToken, times } from "./writing.mjs";

const NAMES = ["a", "b", "c", "id", "name", "type", "on", "query", "fragment", "true"];

export class Documents {
  constructor(schema, random) {
    this.schema = schema;
    this.random = random;
    this.composites = Object.values(schema.getTypeMap()).filter((t) => isCompositeType(t) && !t.name.startsWith("__"));
    this.inputs = Object.values(schema.getTypeMap()).filter((t) => isInputType(t) && !t.name.startsWith("__"));
  }

  /** @returns {{ tokens: string[], operation: string | undefined, variables: object | undefined }} */
  make() {
    const { random } = this;
    this.wrong = random.chance(0.55) ? 0 : random.pick([0.02, 0.05, 0.15]);
    this.fragments = new Map();
    this.aliases = 0;
    const roots = ["query", "query", "query", "mutation", "subscription"].filter((k) => this.errs(0.1) || this.root(k));
    const count = random.chance(0.8) ? 1 : random.between(2, 3);
    const operations = times(count, () => [this.operation(random.pick(roots), count)]);
    const fragments = [...this.fragments.values()].map((f) => f.tokens);
    if (this.errs(0.3)) {
      fragments.push(this.fragmentTokens("Unused", random.pick(this.composites), 3));
    }
    if (fragments.length > 0 && this.errs(0.2)) {
      fragments.push(random.pick(fragments));
    }
    if (this.errs(0.1)) {
      fragments.push(
        random.pick([
          ["type", "T", "{", "a", ":", "Int", "}"],
          ["schema", "{", "query", ":", "Query", "}"],
          ["extend", "enum", "E", "{", "A", "}"],
          ["directive", "@", "d", "on", "FIELD"],
        ]),
      );
    }
    const parts = random.chance(0.3)
      ? [...fragments, ...operations.map((o) => o.tokens)]
      : [...operations.map((o) => o.tokens), ...fragments];
    const chosen = random.pick(operations);
    const operation = count > 1 || random.chance(0.2) ? (random.chance(0.05) ? "nosuch" : chosen.name) : undefined;
    return { tokens: parts.flat(), operation, variables: this.values(chosen) };
  }

  errs(weight) {
    return this.wrong > 0 && this.random.chance(this.wrong * weight);
  }

  root(kind) {
    return this.schema.getRootType(kind);
  }

  operation(kind, count) {
    const { random } = this;
    this.declared = new Map();
    const type = this.root(kind) ?? this.schema.getQueryType();
    const selection =
      kind === "subscription" ? this.subscription(type) : this.selectionSet(type, random.between(1, 4), kind === "mutation");
    const name =
      count > 1 && !this.errs(0.5)
        ? `Op${random.below(this.errs(1) ? 2 : 1000)}`
        : random.chance(0.5)
          ? random.pick(["Op", "query", "on"])
          : undefined;
    const directives = this.directives(kind.toUpperCase());
    if (this.errs(0.5)) {
      this.variable(random.pick(this.inputs));
    }
    const variables = [...this.declared.values()];
    if (kind === "query" && !name && variables.length === 0 && directives.length === 0 && random.chance(0.5)) {
      return { name, variables, tokens: selection };
    }
    const definitions =
      variables.length > 0 ? ["(", ...variables.flatMap((v) => v.tokens), ...(this.errs(0.3) ? variables[0].tokens : []), ")"] : [];
    const description = random.chance(0.05) ? [stringToken(random, false)] : [];
    return { name, variables, tokens: [...description, kind, ...(name ? [name] : []), ...definitions, ...directives, ...selection] };
  }

  subscription(type) {
    const field = this.field(type, this.random.pick(Object.values(type.getFields())), 2);
    return [
      "{",
      ...field,
      ...(this.errs(2) ? [...this.field(type, this.random.pick(Object.values(type.getFields())), 1)] : []),
      ...(this.errs(1) ? ["__typename"] : []),
      "}",
    ];
  }

  selectionSet(type, depth, serial = false) {
    const count = this.random.between(1, depth > 2 ? 4 : 3);
    return ["{", ...times(count, () => this.selection(type, depth, serial)), "}"];
  }

  selection(type, depth, serial) {
    const { random } = this;
    const roll = random.below(100);
    if (roll < 6) {
      return [...this.ownAlias(), "__typename", ...this.directives("FIELD")];
    }
    if (roll < 9 && type === this.schema.getQueryType()) {
      return [
        ...this.alias(),
        ...random.pick([
          ["__schema", "{", "queryType", "{", "name", "kind", "}", "}"],
          [
            "__type",
            "(",
            "name",
            ":",
            `"${random.pick(this.composites).name}"`,
            ")",
            "{",
            "kind",
            "name",
            "fields",
            "(",
            "includeDeprecated",
            ":",
            "true",
            ")",
            "{",
            "name",
            "isDeprecated",
            "type",
            "{",
            "kind",
            "name",
            "ofType",
            "{",
            "name",
            "}",
            "}",
            "}",
            "}",
          ],
          [
            "__type",
            "(",
            "name",
            ":",
            `"${random.pick(this.composites).name}"`,
            ")",
            "{",
            ...this.aboutTypes("interfaces", random.below(4)),
            "}",
          ],
          [
            "__type",
            "(",
            "name",
            ":",
            `"${random.pick(this.inputs).name}"`,
            ")",
            "{",
            "isOneOf",
            "specifiedByURL",
            ...this.members("enumValues"),
            ...this.members("inputFields"),
            "}",
          ],
          [
            "__type",
            "(",
            "name",
            ":",
            `"${random.pick(this.composites).name}"`,
            ")",
            "{",
            "description",
            ...this.members("fields", this.members("args")),
            "}",
          ],
        ]),
      ];
    }
    if (roll < 26 && depth > 0) {
      return this.inlineFragment(type, depth, serial);
    }
    if (roll < 38 && depth > 0) {
      return this.spread(type, depth);
    }
    const fields = "getFields" in type ? Object.values(type.getFields()) : [];
    if (this.errs(0.4)) {
      return [...this.alias(), random.pick(["nosuch", "__schema", "__nosuch", "__type"]), ...(random.chance(0.3) ? ["{", "a", "}"] : [])];
    }
    return fields.length === 0 ? [...this.ownAlias(), "__typename"] : this.field(type, random.pick(fields), depth);
  }

  /** What a type says of its members, with or without those that are deprecated. The default of an argument may be an object, written with other blanks. */
  members(field, more = []) {
    const { random } = this;
    const all = random.chance(0.5) ? ["(", "includeDeprecated", ":", random.pick(["true", "false", "null"]), ")"] : [];
    return [
      field,
      ...all,
      "{",
      "name",
      "isDeprecated",
      "deprecationReason",
      ...(field === "inputFields" ? ["defaultValue"] : []),
      ...more,
      "}",
    ];
  }

  /** Types that lead to types, and too far sometimes. */
  aboutTypes(field, depth) {
    return [
      field,
      "{",
      "name",
      ...(depth > 0 && this.random.chance(0.3)
        ? ["fields", "{", "name", ...this.aboutTypes("type", depth - 1), "}"]
        : depth > 0
          ? this.aboutTypes("interfaces", depth - 1)
          : []),
      "}",
    ];
  }

  field(_type, field, depth) {
    const named = getNamedType(field.type);
    const tokens = [...this.alias(), field.name, ...this.arguments(field.args), ...this.directives("FIELD")];
    const wantsSelection = isCompositeType(named) !== this.errs(0.3);
    const type = isCompositeType(named) ? named : this.random.pick(this.composites);
    return wantsSelection ? [...tokens, ...(depth > 0 ? this.selectionSet(type, depth - 1) : ["{", "__typename", "}"])] : tokens;
  }

  /** Mostly a name of its own, so that documents stay valid; sometimes one of a few, so that fields meet. */
  alias() {
    const { random } = this;
    return random.chance(0.35) ? [] : [random.chance(this.wrong > 0 ? 0.4 : 0.08) ? random.pick(NAMES) : `x${this.aliases++}`, ":"];
  }

  /** graphql-js does not compare the type of `__typename` with that of other fields, so it meets none here. */
  ownAlias() {
    return this.random.chance(0.5) ? [] : [`x${this.aliases++}`, ":"];
  }

  arguments(args) {
    const { random } = this;
    const given = args.filter((a) => (isRequiredArgument(a) ? !this.errs(0.4) : random.chance(0.35)));
    const tokens = given.map((a) => [this.errs(0.2) ? "nosuch" : a.name, ":", ...literal(this.maker(), a.type)]);
    if (tokens.length > 0 && this.errs(0.2)) {
      tokens.push(tokens[0]);
    }
    if (this.errs(0.1)) {
      tokens.push(["nosuch", ":", "1"]);
    }
    return tokens.length === 0 ? [] : ["(", ...tokens.flat(), ")"];
  }

  directives(location) {
    const { random } = this;
    const tokens = [];
    for (let more = random.chance(0.12) || this.errs(0.5); more; more = random.chance(0.15)) {
      const known = this.schema.getDirectives().filter((d) => this.errs(1) || d.locations.includes(location));
      if (this.errs(0.3) || known.length === 0) {
        tokens.push(...(this.wrong > 0 ? ["@", "nosuch"] : []));
      } else {
        const directive = random.pick(known);
        const again = !directive.isRepeatable && tokens.includes(directive.name) && !this.errs(2);
        tokens.push(...(again ? [] : ["@", directive.name, ...this.arguments(directive.args)]));
      }
    }
    return tokens;
  }

  inlineFragment(type, depth, serial) {
    const on = this.random.chance(0.25) ? undefined : this.overlapping(type);
    return [
      "...",
      ...(on ? ["on", this.errs(0.2) ? this.random.pick(["Nosuch", "Int", this.random.pick(this.inputs).name]) : on.name] : []),
      ...this.directives("INLINE_FRAGMENT"),
      ...this.selectionSet(on ?? type, depth - 1, serial),
    ];
  }

  spread(type, depth) {
    const { random } = this;
    if (this.errs(0.3)) {
      return ["...", random.pick(["Nosuch", "Unused"])];
    }
    const known = [...this.fragments.values()].filter(
      (f) => (this.errs(1) || f.tokens.length > 0) && (this.errs(1) || this.overlaps(type, f.type)) && this.declares(f),
    );
    let fragment = random.chance(0.4) && known.length > 0 ? random.pick(known) : undefined;
    if (!fragment) {
      const on = this.overlapping(type);
      const outer = this.declared;
      fragment = { name: `F${this.fragments.size}`, type: on, tokens: [], variables: new Map() };
      this.fragments.set(fragment.name, fragment);
      fragment.tokens = this.fragmentTokens(fragment.name, on, depth);
      this.declared = outer;
      fragment.variables = new Set(this.declared?.keys());
    }
    return ["...", fragment.name, ...this.directives("FRAGMENT_SPREAD")];
  }

  /** Whether the operation being made has all the variables that were there when the fragment was made. */
  declares(fragment) {
    return this.errs(1) || [...fragment.variables].every((v) => this.declared?.has(v));
  }

  fragmentTokens(name, type, depth) {
    const description = this.random.chance(0.05) ? [stringToken(this.random, false)] : [];
    return [
      ...description,
      "fragment",
      name,
      "on",
      this.errs(0.1) ? "Nosuch" : type.name,
      ...this.directives("FRAGMENT_DEFINITION"),
      ...this.selectionSet(type, Math.max(0, depth - 1)),
    ];
  }

  overlapping(type) {
    return this.random.pick(this.composites.filter((t) => this.errs(0.5) || this.overlaps(type, t)));
  }

  overlaps(a, b) {
    return this.objects(a).some((o) => this.objects(b).includes(o));
  }

  objects(type) {
    return isAbstractType(type) ? this.schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  }

  maker() {
    return {
      random: this.random,
      wrong: this.wrong,
      errs: (w) => this.errs(w),
      variables: (type) => this.variable(type),
      strict: () => this.strictMaker(),
    };
  }

  /** For a one-of object, where graphql-js asks more of a variable's type than the specification, or less. */
  strictMaker() {
    const strict = { ...this.maker(), variables: (type) => this.variable(type, isNonNullType(type)) };
    return { ...strict, strict: () => strict };
  }

  /** A variable for a place of this type; its own type is the same, narrower, or (a mistake) another. */
  variable(place, exactly = false) {
    const { random } = this;
    if (this.errs(0.3)) {
      return "nosuch";
    }
    const same = [...this.declared.values()].filter((v) => String(v.type) === String(place) && !exactly);
    if (same.length > 0 && random.chance(0.5)) {
      return random.pick(same).name;
    }
    const name = `v${this.declared.size}`;
    const type = exactly
      ? place
      : this.errs(0.5)
        ? this.changed(place)
        : !isNonNullType(place) && random.chance(0.4)
          ? new GraphQLNonNull(place)
          : place;
    this.declared.set(name, { name, type, tokens: [] });
    const loosened = !exactly && isNonNullType(type) && random.chance(0.2) && this.schema.getType(getNamedType(type).name);
    const written = loosened ? type.ofType : type;
    const constants = { ...this.maker(), variables: undefined, strict: () => constants };
    const initial = loosened || random.chance(0.2) ? ["=", ...literal(constants, loosened ? type : written)] : [];
    const description = random.chance(0.03) ? [stringToken(random, false)] : [];
    const tokens = [
      ...description,
      "$",
      name,
      ":",
      this.errs(0.1) ? "Nosuch" : this.errs(0.1) ? random.pick(this.composites).name : String(written),
      ...initial,
      ...this.directives("VARIABLE_DEFINITION"),
    ];
    this.declared.set(name, { name, type: written, tokens });
    return name;
  }

  changed(type) {
    return this.random.pick([
      getNullableType(type),
      getNamedType(type),
      this.random.pick(this.inputs),
      isListType(getNullableType(type)) ? getNullableType(type).ofType : type,
    ]);
  }

  values(operation) {
    const wrong = this.random.chance(0.3) ? 0.3 : 0;
    const maker = { random: this.random, wrong, errs: (w) => wrong > 0 && this.random.chance(wrong * w) };
    const entries = operation.variables.filter(() => !this.random.chance(0.1)).map((v) => [v.name, json(maker, v.type)]);
    return entries.length === 0 && this.random.chance(0.5)
      ? undefined
      : Object.fromEntries([...entries, ...(this.random.chance(0.05) ? [["extra", 1]] : [])]);
  }
}
