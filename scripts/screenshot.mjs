// Makes the README's pictures from the built page: node scripts/screenshot.mjs
import { join } from "node:path";
import { ROOT, open, raise } from "../tests/e2e/stage/stage.mjs";

const stage = await raise();
const { page } = await open(stage, { viewport: { width: 1280, height: 800 }, colorScheme: "light" });
await page.getByTestId("load-sample").click();
await page.getByTestId("card").nth(1).click();
await page.getByRole("button", { name: "Dismiss" }).click();
await page.mouse.move(0, 0);
await page.screenshot({ path: join(ROOT, "docs/screenshot.png") });
await page.getByTestId("note").fill("Ask the auditor for the report.");
await page.keyboard.press("Escape");
await page.getByTestId("card").nth(2).click();
await page.mouse.move(0, 0);
await page.getByText(/^Saved/).waitFor();
await page.waitForTimeout(400);
await page.screenshot({ path: join(ROOT, "docs/workbench.png") });
await stage.close();
