import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import type { Size } from "../../model/topology/viewport.ts";

/** What has to come along for the picture to look outside of the window as it does in it. */
const ofShapes = ["fill", "stroke", "stroke-width", "stroke-dasharray"];
const ofText = [
  ...["fill", "stroke", "stroke-width", "paint-order"],
  ...["font-family", "font-size", "font-weight", "text-anchor"],
];

const svgNamespace = "http://www.w3.org/2000/svg";
/** Pixels of a PNG for one of the picture, as far as a canvas can be that large. */
const sharpness = 2;
const maxSide = 16_000;
const maxPixels = 60_000_000;

/** The whole picture as an SVG file that needs nothing else, as it is shown now: light or dark. */
export function pictureAsSvg(drawing: SVGSVGElement, { width, height }: Size, title: string): string {
  const shown = drawing.querySelector("[data-picture]");
  if (shown === null) throw new Error("There is no picture to save.");
  const copy = copyOf(shown);
  copy.removeAttribute("transform");
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  const name = document.createElementNS(svgNamespace, "title");
  name.textContent = title;
  const ground = document.createElementNS(svgNamespace, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", getComputedStyle(drawing).backgroundColor);
  svg.append(name, ground, copy);
  return `${new XMLSerializer().serializeToString(svg)}\n`;
}

/** A copy with the styles as attributes, without what only the window needs. */
function copyOf(element: Element): Element {
  const copy = document.createElementNS(svgNamespace, element.localName);
  for (const { name, value } of element.attributes) {
    if (!/^(class|role|tabindex|aria-.*|data-.*)$/.test(name)) copy.setAttribute(name, value);
  }
  const style = getComputedStyle(element);
  for (const property of propertiesOf(element)) {
    copy.setAttribute(property, style.getPropertyValue(property));
  }
  if (element instanceof SVGTextElement) setRoom(copy, element.getComputedTextLength());
  for (const child of element.childNodes) {
    if (child instanceof Element && !child.hasAttribute("data-aid")) copy.append(copyOf(child));
    else if (child instanceof Text) copy.append(child.data);
  }
  return copy;
}

/** A machine without our fonts takes others, which take the same room then. */
function setRoom(text: Element, length: number): void {
  if (length === 0) return;
  text.setAttribute("textLength", length.toFixed(2));
  text.setAttribute("lengthAdjust", "spacingAndGlyphs");
}

function propertiesOf({ localName }: Element): readonly string[] {
  // A group draws nothing itself; what is in it has its own.
  if (localName === "g") return [];
  return localName === "text" ? ofText : ofShapes;
}

/** The same in pixels, as a PNG file. Rejects where the browser cannot make one. */
export async function pictureAsPng(svg: string, { width, height }: Size): Promise<ExactBytes> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(
    sharpness,
    maxSide / Math.max(width, height),
    Math.sqrt(maxPixels / (width * height)),
  );
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("This browser cannot draw the picture.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const url = canvas.toDataURL("image/png");
  return { encoding: "base64", base64: url.slice(url.indexOf(",") + 1) };
}
