/**
 * Every setting of a stage: what it means, what it is when nobody says, which values fit, and what
 * to write instead of one that does not. docs/architecture.md shows this table.
 */

interface Described {
  means: string;
  /** What to write, as the end of a sentence. */
  write: string;
  example: string;
  fits(value: string): boolean;
}

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

/** A number written in digits, above 0 and at most `most`. */
const isAmount = (most: number) => (value: string) =>
  /^\d+(\.\d+)?$/.test(value) && Number(value) > 0 && Number(value) <= most;

export const settings = {
  stage: {
    means: 'The name of this installation; `prod` keeps its data and needs the two settings below',
    default: 'dev',
    example: 'prod',
    write: 'at most 12 small letters, digits and hyphens that begin with a letter, such as prod',
    // Bucket names, which have at most 63 characters, contain it.
    fits: matches(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/),
  },
  repository: {
    means: "The editors' repository on GitHub, with its ids; it gets a role that may push",
    example: 'octo-org@123456/octo-repo@456789',
    write:
      'OWNER@OWNER_ID/NAME@REPOSITORY_ID, which is what this prints: gh api repos/OWNER/NAME --jq \'"\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"\'',
    // The ids make the name nobody else's, whoever takes it after a renaming.
    fits: matches(
      /^[A-Za-z\d](?:[A-Za-z\d-]{0,37}[A-Za-z\d])?@\d+\/(?!\.{1,2}@)[\w.-]{1,100}@\d+$/,
    ),
  },
  alarmEmail: {
    means: 'Who is told of alarms',
    example: 'operator@example.org',
    write: 'one e-mail address',
    fits: matches(/^[^\s@,;<>"]{1,64}@[^\s@,;<>"]+\.[^\s@,;<>"]{2,}$/),
  },
  branch: {
    means: 'The branch whose workflow runs may push',
    default: 'main',
    example: 'main',
    write: 'the exact name of one branch, without refs/heads/ and without wildcards',
    fits: matches(/^(?!refs\/)[^\s~^:?*[\\\]]{1,200}$/),
  },
  environment: {
    means: 'Instead of a branch: the GitHub environment whose runs may push',
    example: 'production',
    write: 'the exact name of one GitHub environment: letters, digits, spaces, dots, hyphens',
    fits: matches(/^[\w][\w .-]{0,199}$/),
  },
  oidcProviderArn: {
    means: "The account's provider for GitHub, when it has one (it can have only one)",
    example: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
    write:
      'the ARN of the provider, arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com',
    fits: matches(
      /^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\/token\.actions\.githubusercontent\.com$/,
    ),
  },
  domain: {
    means: "The site's own host name; without one, the distribution's",
    example: 'health.example.org',
    write: 'the host name alone, without https:// and without a path, such as health.example.org',
    fits: matches(/^(?=.{4,253}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,61}[a-z\d]$/),
  },
  certificateArn: {
    means: "The domain's certificate in ACM, which CloudFront takes from us-east-1 only",
    example: 'arn:aws:acm:us-east-1:ACCOUNT:certificate/ID',
    write:
      'the ARN of a certificate in us-east-1 (CloudFront takes no other), arn:aws:acm:us-east-1:ACCOUNT:certificate/ID',
    fits: matches(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[\da-f-]{36}$/),
  },
  hostedZoneId: {
    means: "The domain's zone in Route 53, which then gets the site's addresses",
    example: 'Z0123456789ABCDEFGHIJ',
    write: 'the id of a hosted zone in Route 53, which begins with Z',
    fits: matches(/^Z[A-Z\d]{4,31}$/),
  },
  content: {
    means:
      'The folder with `site.yaml`, where a `healthwire.config.ts` may stand (docs/extending.md)',
    default: 'content',
    example: 'content',
    write: 'the path of a folder from here',
    fits: matches(/^[^\0]{1,500}$/),
  },
  monthlyBudget: {
    means: 'US dollars a month, of the whole account, above which an alarm is sent',
    default: '25',
    example: '25',
    write: 'US dollars a month as a number above 0, such as 25',
    fits: isAmount(1_000_000),
  },
} as const satisfies Record<string, Described & { default?: string }>;

export type Setting = keyof typeof settings;
