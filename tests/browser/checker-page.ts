/** What the tests of the checker's page share: texts, and what a person does and sees there. */
import type { Page } from 'playwright-core';
import type { useBrowser } from './harness.ts';

/** Two routes of which the second is never used; the rewrites keep their slash. */
export const routes = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: test
  namespace: web
spec:
  hosts:
    - nginx.example.com
  http:
    - match:
        - uri:
            prefix: /nginx # the shorter
      route:
        - destination:
            host: nginx.web.svc.cluster.local
    - match:
        - uri:
            prefix: /nginx-2 # the longer
      route:
        - destination:
            host: nginx-2.web.svc.cluster.local
`;
export const neverUsed = 18;

export const service = `apiVersion: v1
kind: Service
metadata:
  name: nginx
  namespace: web
spec:
  selector:
    app: nginx
  ports:
    - name: http
      port: 80
`;

/** Opens the checker with CodeMirror in place and the worker warm. */
export const openChecker =
  (open: ReturnType<typeof useBrowser>['open']) =>
  async (options: Parameters<typeof open>[1] = {}, path = '/check/'): Promise<Page> => {
    const page = await open(path, options);
    await page.waitForSelector('.cm-content');
    return page;
  };

/** Pastes as a person does, into whatever has the keyboard. */
export async function paste(page: Page, text: string) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const target = document.activeElement!;
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    if (target.dispatchEvent(event)) document.execCommand('insertText', false, text);
  }, text);
}

export async function pasteIntoEditor(page: Page, text: string) {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await paste(page, text);
}

export const finding = (page: Page, rule: string) => page.locator('.finding', { hasText: rule });
export const said = (page: Page) => page.locator('.checker > [role=status]');
/** The editor's text; it draws only the lines in view, so they must be few. */
export const editorText = (page: Page) =>
  page.locator('.cm-content').evaluate((node) => (node as HTMLElement).innerText);
/** The line the caret is on, as the editor counts it. */
export const caretLine = (page: Page) =>
  page.evaluate(() => {
    const { anchorNode } = document.getSelection()!;
    const line = (anchorNode instanceof Element ? anchorNode : anchorNode!.parentElement)!.closest(
      '.cm-line',
    )!;
    return [...line.parentElement!.children].indexOf(line) + 1;
  });
export const hasKeyboard = (page: Page, selector: string) =>
  page.evaluate((selector) => document.activeElement?.closest(selector) !== null, selector);
