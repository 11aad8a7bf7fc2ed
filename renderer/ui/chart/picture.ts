// A drawn SVG as a PNG: with the colours it has on the screen, under a heading that says what it is.

/** What decides how a shape looks; classes and variables mean nothing outside of the page. */
const looks = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "opacity",
  "shape-rendering",
];

function standalone(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>("*")]);
  for (const [at, shape] of (from ?? []).entries()) {
    const target = to?.[at];
    const style = getComputedStyle(shape);
    for (const name of looks) {
      const value = style.getPropertyValue(name);
      // A pattern's address is the page's: within the picture only its name counts.
      if (value !== "" && !value.startsWith("url")) target?.setAttribute(name, value);
    }
    target?.removeAttribute("class");
  }
  return copy;
}

/** Sharp also where a picture is shown larger. */
const scale = 2;
const pad = 24;
const head = 56;

/**
 * The drawing as PNG, base64, on the page's own ground.
 *
 * @param title over it, in one line; `lead` under the title
 */
export async function pictureOf(svg: SVGSVGElement, title: string, lead: string): Promise<string> {
  const { width, height } = svg.viewBox.baseVal;
  const style = getComputedStyle(document.body);
  const root = getComputedStyle(document.documentElement);
  const canvas = document.createElement("canvas");
  canvas.width = (width + 2 * pad) * scale;
  canvas.height = (height + head + 2 * pad) * scale;
  const ink = canvas.getContext("2d");
  if (!ink) throw new Error("no canvas");
  ink.scale(scale, scale);
  ink.fillStyle = style.backgroundColor;
  ink.fillRect(0, 0, canvas.width, canvas.height);
  ink.fillStyle = style.color;
  ink.font = `600 16px ${style.fontFamily}`;
  ink.fillText(title, pad, pad + 16, width);
  ink.fillStyle = root.getPropertyValue("--mantine-color-dimmed") || style.color;
  ink.font = `12px ${style.fontFamily}`;
  ink.fillText(lead, pad, pad + 36, width);
  const image = new Image(width, height);
  const text = new XMLSerializer().serializeToString(standalone(svg));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  ink.drawImage(image, pad, pad + head, width, height);
  return canvas.toDataURL("image/png").replace(/^data:image\/png;base64,/, "");
}
