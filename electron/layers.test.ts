// Holds "Who may import whom" of docs/architecture.md as data and reads the real imports, types included: a wrong one fails here by name.
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, dirname, extname, join, normalize } from "node:path";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "..");

/** The first that fits is a file's layer. */
const layers: readonly (readonly [name: string, path: RegExp])[] = [
  ["domain", /^electron\/domain\//],
  ["data", /^electron\/data\//],
  ["api", /^electron\/api\//],
  ["shell", /^electron\/shell\//],
  ["worker", /^electron\/worker\.ts$/],
  ["call", /^electron\/call\.ts$/],
  ["main", /^electron\/main\.ts$/],
  ["preload", /^electron\/preload\.ts$/],
  ["testing", /^electron\/(testing\w*|\w+\.test)\.ts$/],
  ["renderer", /^renderer\//],
];

interface Rule {
  /** Layers that may be imported at run time. */
  code: readonly string[];
  /** Layers of which only types may be imported. */
  types?: readonly string[];
  /** The package `electron`. */
  electron?: true;
  /** Node's own modules; the page and the rules have none. */
  node?: true;
}

const rules: Readonly<Record<string, Rule>> = {
  domain: { code: ["domain"] },
  data: { code: ["domain", "data"], node: true },
  api: { code: ["domain", "data", "api"], node: true },
  worker: { code: ["domain", "data", "api"], node: true },
  call: { code: ["domain", "data", "api"], node: true },
  shell: { code: ["domain", "shell"], types: ["api"], electron: true, node: true },
  main: { code: ["domain", "shell"], electron: true, node: true },
  preload: { code: ["shell"], types: ["api"], electron: true },
  testing: { code: ["domain", "data", "api", "testing"], node: true },
  renderer: { code: ["domain", "renderer"], types: ["api"] },
};

/** Of the contract, the page sees its type and the two files that spell it. */
const contract = /^electron\/api\/(router|call|desk)\.ts$/;
/** Files of the contract that are not features: only router.ts imports features, a feature imports call.ts. */
const plumbing = /^electron\/api\/(router|call|desk|dispatch|messages)\.ts$/;
const longest = 400;
const median = 90;
const emptyNames = /^(utils?|common|helpers?|services?|types)$/;
/** The rules take the clock and chance as values. */
const impure =
  /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.(randomUUID|getRandomValues)\b/;
/** The page's origin differs from runtime to runtime. */
const origin = /\blocation\.(origin|protocol|host|hostname)\b|app:\/\//;

interface Import {
  of: string;
  isType: boolean;
}

interface Source {
  path: string;
  text: string;
  imports: Import[];
  isTest: boolean;
}

function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const stated = module.staticImports.map(({ moduleRequest, entries }) => ({
    of: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const passedOn = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ of: moduleRequest.value, isType }] : [],
    ),
  );
  const called = new Set(module.dynamicImports.map(({ moduleRequest }) => moduleRequest.start));
  const written = [...text.matchAll(/\bimport\(\s*(["'])(.+?)\1/g)].map((match) => ({
    of: match[2] ?? "",
    isType: !called.has(match.index + match[0].length - (match[2]?.length ?? 0) - 2),
  }));
  return [...stated, ...passedOn, ...written];
}

const read = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, imports: importsOf(path, text), isTest: /\.test\.tsx?$/.test(path) };
    });

const sources = ["electron", "renderer"].flatMap(read);
const layerOf = (path: string) => layers.find(([, fits]) => fits.test(path))?.[0];
const target = (from: Source, of: string) =>
  of.startsWith(".") ? normalize(join(dirname(from.path), of)) : null;
const lines = (text: string) => text.trimEnd().split("\n").length;

/** One sentence for each import that a rule forbids. */
function wrongImport(from: Source, { of, isType }: Import): string | null {
  const layer = layerOf(from.path);
  const rule = layer && rules[layer];
  if (!rule) return `${from.path}: belongs to no layer`;
  const says = (text: string) => `${from.path} imports ${of}: ${text}`;
  const path = target(from, of);
  if (path === null) {
    if (of === "electron" && !rule.electron) return says("only main, preload and shell import electron");
    const node = of.startsWith("node:") || builtinModules.includes(of);
    return node && !rule.node && !from.isTest ? says(`${layer} knows no Node`) : null;
  }
  if (!/\.(tsx?|css|json|svg)$/.test(extname(path))) return says("an import names its file with the ending");
  const other = layerOf(path);
  if (!other) return says("outside of electron/ and renderer/");
  if (from.isTest && other === "testing") return null;
  const allowed = rule.code.includes(other) || (isType && rule.types?.includes(other));
  if (!allowed)
    return says(isType ? `${layer} may not know ${other}` : `${layer} may not import ${other} at run time`);
  if (layer === "renderer" && other === "api" && !contract.test(path))
    return says("of the contract the page sees the router's type only");
  if (layer === "api" && other === "api" && !from.isTest) {
    const isFeature = !plumbing.test(path);
    if (isFeature && basename(from.path) !== "router.ts") return says("only router.ts imports a feature");
    if (!plumbing.test(from.path) && basename(path) !== "call.ts")
      return says("a feature imports call.ts and nothing else of api");
  }
  return null;
}

/** Every cycle among the imports, by its files. */
function cycles(): string[] {
  const edges = new Map(
    sources.map((source) => [source.path, source.imports.flatMap(({ of }) => target(source, of) ?? [])]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, way: string[]) => {
    const at = way.indexOf(path);
    if (at >= 0) return void found.push([...way.slice(at), path].join(" → "));
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

const code = sources.filter(({ isTest }) => !isTest);
const containing = (layer: string, words: RegExp) =>
  code
    .filter(({ path, text }) => layerOf(path) === layer && words.test(text))
    .map(({ path, text }) => `${path}: ${words.exec(text)?.[0]}`);

describe("who may import whom", () => {
  test("every import keeps to its layer", () => {
    expect(
      sources.flatMap((source) =>
        source.imports.map((each) => wrongImport(source, each)).filter((each) => each !== null),
      ),
    ).toEqual([]);
  });
  test("no cycles", () => {
    expect(cycles()).toEqual([]);
  });
});

describe("files", () => {
  test(`none has more than ${longest} lines`, () => {
    expect(
      sources
        .filter(({ text }) => lines(text) > longest)
        .map(({ path, text }) => `${path}: ${lines(text)} lines`),
    ).toEqual([]);
  });
  test(`the median is at most ${median} lines`, () => {
    const sorted = code.map(({ text }) => lines(text)).toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(median);
  });
  test("each opens with a comment that names its role", () => {
    expect(code.filter(({ text }) => !/^(\/\/|\/\*)/.test(text)).map(({ path }) => path)).toEqual([]);
  });
  test("none has an empty name", () => {
    const parts = (path: string) => path.replace(/\.\w+$/, "").split("/");
    expect(
      sources.filter(({ path }) => parts(path).some((part) => emptyNames.test(part))).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe("what a layer must not say", () => {
  test("the rules know no clock and no chance", () => {
    expect(containing("domain", impure)).toEqual([]);
  });
  test("the page neither reads its origin nor writes its scheme", () => {
    expect(containing("renderer", origin)).toEqual([]);
  });
});
