import { isBasic, isHarmless, isScheme, namesSecret } from './secret-names.ts';

/** A part of a text that is to be masked. Offsets are 0-based; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
  what: string;
}

/** Forms by which a credential is known wherever it stands; the last group is the secret, or the whole match. */
const FORMS: readonly [what: string, form: RegExp][] = [
  ['JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*){1,3}/g],
  ['PEM in base64', /\bLS0tLS1CRUdJTi[A-Za-z0-9+/]{8,}={0,2}/g],
  ['AWS access key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/g],
  ['GitHub token', /\b(?:gh[opsur]_[A-Za-z0-9]{30,}|github_pat_\w{22,})/g],
  ['GitLab token', /\bgl(?:pat|ptt|dt|rt|cbt|agent|soat|ft|imt)-[\w.-]{20,}/g],
  ['Slack token', /\bxox[abceoprs](?:\.xox[bp])?-[\w-]{10,}/g],
  ['Slack webhook', /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/([\w/+-]{10,})/g],
  ['Stripe key', /\b(?:[rs]k_(?:live|test)|whsec)_[A-Za-z0-9+/=]{10,}/g],
  ['Google API key', /\bAIza[\w-]{35}/g],
  ['Google OAuth secret', /\b(?:GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,})/g],
  ['npm token', /\bnpm_[A-Za-z0-9]{30,}/g],
  ['PyPI token', /\bpypi-[\w-]{16,}/g],
  ['SendGrid key', /\bSG\.[\w-]{16,}\.[\w-]{16,}/g],
  ['Vault token', /\bhv[sbr]\.[\w-]{20,}/g],
  ['DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{32,}/g],
  ['Hugging Face token', /\bhf_[A-Za-z0-9]{30,}/g],
  ['API key', /\bsk-(?:[a-z]+\d*-)*[\w-]{20,}/g],
  ['Docker token', /\bdckr_(?:pat|oat)_[\w-]{20,}/g],
  ['age secret key', /\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/g],
  ['Azure storage key', /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{20,}={0,2})/g],
  ['Azure shared access signature', /[?&;]sig=([\w%+/-]{20,}={0,2})/g],
  ['Credential in a URL', /\bhttps?:\/\/([\w.~-]{16,})@/g],
];

const PEM = /-----BEGIN ([A-Z0-9 ]+)-----((?:(?!-----(?:BEGIN|END))[\s\S])*)-----END \1-----/g;
/** A PEM block that was cut off: what is left of its lines. */
const TORN_PEM =
  /-----BEGIN ([A-Z0-9 ]+)-----((?:\\[nr]|[A-Za-z0-9+/=])*(?:\r?\n[ \t]*(?:[A-Za-z0-9+/=]{16,}|(?=\r?\n)))*)/g;
/** A user may be left out; the password goes on to the last `@` before the next URL. */
const URL_PASSWORD = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/"'`<>]*:((?:(?!:\/\/)[^\s"'`<>])+)@/gi;
const BEARER = /\bbearer(?:\s+|%20|\+|:\s*)(["']?)([\w.~+/-]{6,}=*)/gi;
const BASIC = /\bbasic(?:\s+|%20)(["']?)([\w+/-]{4,}={0,2})/gi;
/** `password=…`, `"password":"…"`, `# password: …`, quotes escaped or not. */
const NAMED =
  /(?<![\w.-])([A-Za-z_][\w.-]*)(?:\\*["'])?[ \t]*(=|:(?=[ \t\\"'])|=>)[ \t]*(?:(\\*["'])((?:(?!\3)[^\n])*)|([^\s"'`,;)}\]\\]+))/g;
/** `--password …` in a command. */
const FLAG = /(?<![\w-])--?([A-Za-z][\w.-]*)[ \t]+(["']?)([^\s"']+)/g;

/** Secrets that are known by their form, wherever they stand in a text: in values, comments, embedded files. */
export function patternSpans(text: string): Span[] {
  return [
    ...pemBlocks(text),
    ...FORMS.flatMap(([what, form]) => spansOf(text, form, () => what)),
    ...spansOf(text, URL_PASSWORD, ([, password = '']) =>
      /^\d{1,5}\//.test(password) || isHarmless(password) ? undefined : 'Password in a URL',
    ),
    ...spansOf(text, BEARER, ({ 2: token = '', index }) =>
      /\d|[A-Z]|[-_~+/]/.test(token.slice(1)) || token.length >= 20 || saysAuthorization(text, index)
        ? 'Bearer token'
        : undefined,
    ),
    ...spansOf(text, BASIC, ({ 2: credentials = '', index }) =>
      isBasic(credentials) || saysAuthorization(text, index) ? 'Basic credentials' : undefined,
    ),
    ...named(text),
    ...spansOf(text, FLAG, ([, name = '', , value = '']) =>
      namesSecret(name) && !isHarmless(value) && !value.startsWith('-') ? `Value of --${name}` : undefined,
    ),
  ];
}

/** The last group of each match for which there is a word. */
function spansOf(text: string, form: RegExp, word: (match: RegExpExecArray) => string | undefined): Span[] {
  return [...text.matchAll(form)].flatMap((match) => {
    const what = word(match);
    const secret = match.at(-1) ?? '';
    if (what === undefined || secret === '') return [];
    const start = match.index + match[0].lastIndexOf(secret);
    return [{ start, end: start + secret.length, what }];
  });
}

/** The bodies of PEM blocks; the lines that name them stay. */
function pemBlocks(text: string): Span[] {
  return [PEM, TORN_PEM].flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ 1: kind = '', 2: body = '', index }) => {
      const after = index + `-----BEGIN ${kind}-----`.length;
      const start = after + (body.length - body.trimStart().length);
      const end = after + body.trimEnd().length;
      return end > start ? [{ start, end, what: `PEM block: ${kind.toLowerCase()}` }] : [];
    }),
  );
}

function named(text: string): Span[] {
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const [whole, name = '', sign = '', , quoted, plain = ''] = match;
    let value = quoted ?? plain;
    // In a query the next parameter is another one.
    if (sign === '=' && /[?&]/.test(text[match.index - 1] ?? '')) value = value.split('&')[0]!;
    if (!namesSecret(name) || isHarmless(value) || isYaml(value)) return [];
    if (isScheme(value)) return [];
    const start = match.index + whole.length - (quoted ?? plain).length;
    return [{ start, end: start + value.length, what: `Value of ${name}` }];
  });
}

/** A block's header, an anchor, a reference to a variable, or the start of a list or map. */
const isYaml = (value: string): boolean => /^(?:[|>&*!][-+0-9]*$|\$[({]|[[{])/.test(value);

/** Whether the line speaks of an authorization header before this place. */
const saysAuthorization = (text: string, at: number): boolean =>
  /authorization\W*$/i.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
