// What every journey needs: the built page in a real Chromium, watched for requests, errors and policy violations.
import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./server.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const DIST = join(ROOT, "dist");
export const SHOTS = join(ROOT, "tests/e2e/screenshots");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const BROWSERS = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].filter(Boolean);

/** Starts server and browser; `close` ends both. */
export async function raise() {
  assert.ok(existsSync(join(DIST, "index.html")), "dist/ is empty: run ./dev build first");
  const executablePath = BROWSERS.find((path) => existsSync(path));
  assert.ok(executablePath, "no Chromium found: run ./dev setup, or name one in CHROMIUM");
  mkdirSync(SHOTS, { recursive: true });
  const server = await serve(DIST);
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    browser,
    url: server.url,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Opens the page and waits for it to be ready. `watch` collects what must stay empty; `before` runs in the page before
 * anything else. */
export async function open(stage, { before, ...options } = {}) {
  const context = await stage.browser.newContext({
    viewport: { width: 1280, height: 860 },
    acceptDownloads: true,
    ...options,
  });
  if (before) await context.addInitScript(before);
  const page = await context.newPage();
  const watch = { requests: [], errors: [] };
  page.on("request", (request) => watch.requests.push(request.url()));
  page.on("pageerror", (error) => watch.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") watch.errors.push(message.text());
  });
  await page.goto(stage.url);
  await page.getByTestId("paste-box").waitFor();
  // A favicon may still be on its way: what counts is what is asked for from here on.
  await page.waitForLoadState("networkidle");
  watch.loaded = watch.requests.length;
  return { context, page, watch };
}

/** Nothing was asked of any network since the page was ready, and nothing went wrong. */
export function assertQuiet(watch) {
  assert.deepEqual(watch.requests.slice(watch.loaded).filter((url) => !url.startsWith("blob:")), []);
  assert.deepEqual(watch.errors, []);
}

/** Copies on another page and pastes on this one: real keys, the real clipboard. `items` maps a type to its text. */
export async function paste(page, items) {
  const source = await page.context().newPage();
  await source.evaluate((items) => {
    document.body.textContent = "selected";
    getSelection().selectAllChildren(document.body);
    document.addEventListener("copy", (event) => {
      for (const [type, text] of Object.entries(items)) event.clipboardData.setData(type, text);
      event.preventDefault();
    });
  }, items);
  await source.keyboard.press("ControlOrMeta+C");
  await source.close();
  await page.bringToFront();
  await page.keyboard.press("ControlOrMeta+V");
}

/** Pastes plain text and waits for the article. */
export async function pasteArticle(page, text) {
  await paste(page, { "text/plain": text });
  await page.getByTestId("article").waitFor();
}

/** Clicks Download and returns { name, text, document }. */
export async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("download").click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return { name: file.suggestedFilename(), text, document: JSON.parse(text) };
}

/** Lets what moves come to rest. What leaves the page meanwhile has its movement aborted, which is rest too. */
export async function rest(page) {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
}

/** Writes a screenshot to the folder that git ignores. */
export async function shoot(page, name, options = {}) {
  await rest(page);
  await page.screenshot({ path: join(SHOTS, `${name}.png`), ...options });
}
