// News-like prose of any length, made of the fixtures' articles (the same that tests/suite_format/prose.rs makes).
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stage.mjs";

/** The fixtures' articles without their marks. */
function articles() {
  const folder = join(ROOT, "tests/suite");
  let out = "";
  for (const name of readdirSync(folder).filter((name) => name.endsWith(".txt")).sort()) {
    let inArticle = false;
    for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
      if (line.startsWith("=== ") || line.trimEnd() === "---") {
        inArticle = line.startsWith("=== ");
        out += "\n";
      } else if (inArticle) {
        out += `${line.replace(/⟦\S+ /g, "").replaceAll("⟧", "")}\n`;
      }
    }
  }
  return out;
}

/** Whole paragraphs of about `words` words. */
export function proseOfWords(words) {
  const lines = articles().split("\n");
  const out = [];
  let count = 0;
  for (let i = 0; count < words; i = (i + 1) % lines.length) {
    out.push(lines[i]);
    count += lines[i].split(/\s+/).filter(Boolean).length;
  }
  return out.join("\n");
}
