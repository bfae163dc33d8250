// How it looks and whom it serves: each state under axe, light, dark, narrow, in forced colours and on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { open, pasteArticle, raise, rest, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

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
      await rest(page);
      assert.deepEqual(await violations(page), [], `${look}, ${state}`);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wider <= 0, `${look}, ${state}: ${wider} px too wide`);
      await shoot(page, `${look}-${state}`);
    };
    await check("empty");
    await page.getByTestId("file-input").setInputFiles({ name: "photo.png", mimeType: "image/png", buffer: Buffer.from([0]) });
    await page.getByTestId("message").waitFor();
    await check("message");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByTestId("keys").click();
    await check("keys");
    await page.keyboard.press("Escape");
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
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await page.keyboard.press("a");
    await page.getByTestId("new-article").click();
    await page.getByTestId("dialog").waitFor();
    await check("dialog");
    await context.close();
  });
}

test("the theme switch wins over the system and is kept", async () => {
  const { page, context } = await open(stage, { colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  const dark = page.getByTestId("theme").getByRole("button", { name: "Dark" });
  await dark.click();
  const chosen = await background();
  assert.notEqual(chosen, light);
  await page.reload();
  await page.getByTestId("paste-box").waitFor();
  assert.equal(await background(), chosen);
  assert.equal(await dark.getAttribute("aria-pressed"), "true");
  await page.getByTestId("theme").getByRole("button", { name: "System" }).click();
  assert.equal(await background(), light);
  await context.close();
});

test("on paper the marks are there and the controls are not", async () => {
  const { page, context } = await open(stage);
  await pasteArticle(page, DIGEST);
  await page.emulateMedia({ media: "print" });
  for (const name of ["download", "panel", "theme"]) assert.equal(await page.getByTestId(name).isVisible(), false, name);
  const mark = page.locator('[data-testid="article"] mark[data-kinds~="citation"]').first();
  const line = await mark.evaluate((element) => getComputedStyle(element).textDecorationLine + getComputedStyle(element).borderBottomStyle);
  assert.match(line, /underline|solid/);
  await shoot(page, "print", { fullPage: true });
  await context.close();
});

test("the shell is there without any script", async () => {
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.url);
  assert.match(await page.locator("body").textContent(), /Provenote/);
  await shoot(page, "no-script");
  await context.close();
});
