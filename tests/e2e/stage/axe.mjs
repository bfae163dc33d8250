// axe-core in the page.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, rest } from "./stage.mjs";

const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");

/** What axe finds once all has come to rest. The page's policy forbids foreign scripts, so axe comes in through the debugger. */
export async function violations(page) {
  await rest(page);
  await page.evaluate(AXE);
  const result = await page.evaluate(() => window.axe.run());
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}
