// The page starts under its own policy, asks for each file once and for nothing afterwards;
// where it cannot start, it says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { raise } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

/** A fresh page, and what it asked for and complained of so far. */
async function freshPage() {
  const page = await stage.browser.newPage();
  const requests = [];
  const complaints = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => ["error", "warning"].includes(line.type()) && complaints.push(line.text()));
  return { page, requests, complaints };
}

/** Resolves when the app has replaced the shell's loading line. */
const mounted = (page) => page.locator("#start").waitFor({ state: "detached" });

test("the app mounts under its policy and asks for each file once", async () => {
  const { page, requests, complaints } = await freshPage();
  await page.goto(stage.url);
  await mounted(page);
  assert.deepEqual(complaints, []);
  const local = requests.filter((url) => !url.startsWith("data:"));
  assert.equal(local.length, new Set(local).size, `asked twice: ${local}`);
  assert.ok(local.every((url) => url.startsWith(stage.url)), `asked elsewhere: ${local}`);
  assert.equal(local.filter((url) => url.endsWith(".wasm")).length, 1);
  await page.close();
});

test("once started, the page can reach nobody, its own server included", async () => {
  const { page } = await freshPage();
  await page.goto(stage.url);
  await mounted(page);
  const outcome = await page.evaluate(async () => {
    const refused = (attempt) => attempt().then(() => "reached", () => "refused");
    return {
      own: await refused(() => fetch("index.html")),
      other: await refused(() => fetch("https://example.org/", { mode: "no-cors" })),
      script: await refused(() => import("data:text/javascript,1")),
    };
  });
  assert.deepEqual(outcome, { own: "refused", other: "refused", script: "refused" });
  await page.close();
});

test("no string becomes markup, and no second maker of markup can be made", async () => {
  const { page } = await freshPage();
  await page.goto(stage.url);
  await mounted(page);
  const outcomes = await page.evaluate(() => {
    const outcome = (attempt) => {
      try {
        attempt();
        return "taken";
      } catch (error) {
        return error.name;
      }
    };
    return [
      outcome(() => (document.createElement("div").innerHTML = "<img onerror=alert(1)>")),
      outcome(() => new DOMParser().parseFromString("<b>", "text/html")),
      outcome(() => trustedTypes.createPolicy("default", { createHTML: (text) => text })),
    ];
  });
  assert.deepEqual(outcomes, ["TypeError", "TypeError", "TypeError"]);
  await page.close();
});

test("a browser without WebAssembly is told so", async () => {
  const { page } = await freshPage();
  await page.addInitScript(() => delete globalThis.WebAssembly);
  await page.goto(stage.url);
  await page.getByRole("alert").filter({ hasText: "no WebAssembly" }).waitFor();
  await page.close();
});

test("an app that stops says so, once, and other errors do not", async () => {
  const { page } = await freshPage();
  await page.goto(stage.url);
  await mounted(page);
  const stopped = page.getByRole("alert").filter({ hasText: "Provenote has stopped" });
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new TypeError("of an extension") })));
  assert.equal(await stopped.count(), 0);
  await page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    dispatchEvent(new ErrorEvent("error", { error }));
    dispatchEvent(new ErrorEvent("error", { error }));
  });
  await stopped.waitFor();
  assert.equal(await stopped.count(), 1);
  await page.close();
});

for (const kind of ["wasm", "js"]) {
  test(`an app whose ${kind} part does not arrive says so`, async () => {
    const { page } = await freshPage();
    await page.route(new RegExp(`provenote-[^/]*\\.${kind}$`), (route) => route.abort());
    await page.goto(stage.url);
    await page.getByRole("alert").filter({ hasText: "could not be loaded" }).waitFor();
    await page.close();
  });
}
