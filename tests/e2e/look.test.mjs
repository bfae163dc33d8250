// How it looks and whom it serves: each state under axe, light, dark, narrow, in forced colours and on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { open, pasteArticle, raise, shoot } from "./stage/stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

/** The page's policy forbids foreign scripts, so axe comes in through the debugger. */
async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(() => window.axe.run());
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join(" | ")}`);
}

const LOOKS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  forced: { forcedColors: "active" },
  narrow: { viewport: { width: 320, height: 720 } },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`${look}: no axe violation and no sideways scroll in any state`, async () => {
    const { page, context } = await open(stage, options);
    const check = async (state) => {
      assert.deepEqual(await violations(page), [], `${look}, ${state}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${look}, ${state}: ${wider} px too wide`);
      await shoot(page, `${look}-${state}`);
    };
    await check("empty");
    await page.getByTestId("load-sample").click();
    await page.getByTestId("article").waitFor();
    await check("sample");
    await page.getByTestId("card").first().click();
    await check("selected");
    for (const name of ["speakers", "citations"]) {
      await page.getByTestId(`tab-${name}`).click();
      await check(name);
    }
    await page.getByTestId("tab-quotes").click();
    await page.getByTestId("card").first().click();
    await page.keyboard.press("a");
    await page.getByTestId("new-article").click();
    await page.getByTestId("dialog").waitFor();
    await check("dialog");
    await context.close();
  });
}

test("the theme switch wins over the system and is kept", async () => {
  const { page, context } = await open(stage, { colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  for (let i = 0; i < 3 && (await background()) === light; i += 1) await page.getByTestId("theme").click();
  const dark = await background();
  assert.notEqual(dark, light);
  await page.reload();
  await page.getByTestId("paste-box").waitFor();
  assert.equal(await background(), dark);
  await context.close();
});

test("on paper the marks are there and the controls are not", async () => {
  const { page, context } = await open(stage);
  await pasteArticle(page, DIGEST);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByTestId("download").isVisible(), false);
  const mark = page.locator('[data-testid="article"] mark[data-kinds~="citation"]').first();
  const line = await mark.evaluate((element) => getComputedStyle(element).textDecorationLine + getComputedStyle(element).borderBottomStyle);
  assert.match(line, /underline|solid/);
  await shoot(page, "print", { fullPage: true });
  await context.close();
});

test("the shell is there before the engine, and says so where there is none", async () => {
  const { page, context } = await open(stage, { javaScriptEnabled: true });
  await context.close();
  const bare = await stage.browser.newContext();
  const closed = await bare.newPage();
  await closed.route("**/*.wasm", (route) => route.abort());
  await closed.goto(stage.url);
  await closed.getByTestId("load-failure").waitFor();
  await closed.screenshot({ path: new URL("screenshots/no-engine.png", import.meta.url).pathname });
  await bare.close();
  const without = await stage.browser.newContext();
  await without.addInitScript(() => delete window.WebAssembly);
  const old = await without.newPage();
  await old.goto(stage.url);
  await old.getByTestId("load-failure").waitFor();
  assert.match(await old.getByTestId("load-failure").textContent(), /WebAssembly/);
  await without.close();
  const noScript = await stage.browser.newContext({ javaScriptEnabled: false });
  const shell = await noScript.newPage();
  await shell.goto(stage.url);
  assert.match(await shell.locator("body").textContent(), /Provenote/);
  await noScript.close();
});
