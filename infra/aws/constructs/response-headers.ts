/** The headers of one kind of path, from functions/site/headers.ts into CloudFront's fields. */
import { Duration } from 'aws-cdk-lib';
import {
  HeadersFrameOption,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseHeadersCorsBehavior,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { securityHeaders, type Kind } from '../../../functions/site/headers.ts';
import { namedGlobally } from '../names.ts';

const override = true;

/** Headers that CloudFront refuses as custom ones, because it has fields of its own for them. */
const fields: Record<string, (value: string) => ResponseSecurityHeadersBehavior> = {
  'content-security-policy': (contentSecurityPolicy) => ({
    contentSecurityPolicy: { contentSecurityPolicy, override },
  }),
  'strict-transport-security': (value) => ({
    strictTransportSecurity: { ...readTransport(value), override },
  }),
  'x-content-type-options': () => ({ contentTypeOptions: { override } }),
  'x-frame-options': (value) => ({
    frameOptions: { frameOption: value as HeadersFrameOption, override },
  }),
  'referrer-policy': (value) => ({
    referrerPolicy: { referrerPolicy: value as HeadersReferrerPolicy, override },
  }),
};

const CORS = 'access-control-allow-origin';

export class ResponseHeaders extends Construct {
  readonly policy: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { stage, kind }: { stage: string; kind: Kind }) {
    super(scope, id);
    const headers = Object.entries(securityHeaders[kind]);
    const custom = headers.filter(([name]) => !(name in fields) && name !== CORS);
    const security = headers.map(([name, value]) => fields[name]?.(value) ?? {});
    const cors = headers.find(([name]) => name === CORS);
    this.policy = new ResponseHeadersPolicy(this, 'Policy', {
      responseHeadersPolicyName: namedGlobally(stage, kind),
      comment: `healthwire ${stage}: headers of every ${kind} (functions/site/headers.ts)`,
      securityHeadersBehavior: Object.assign({}, ...security) as ResponseSecurityHeadersBehavior,
      ...(custom.length > 0 && {
        customHeadersBehavior: {
          customHeaders: custom.map(([header, value]) => ({ header, value, override })),
        },
      }),
      ...(cors && { corsBehavior: sharedWith(cors[1]) }),
    });
  }
}

/** Whoever asks may read; nobody's credentials make a difference. */
function sharedWith(origin: string): ResponseHeadersCorsBehavior {
  return {
    accessControlAllowOrigins: [origin],
    accessControlAllowMethods: ['GET', 'HEAD'],
    accessControlAllowHeaders: ['*'],
    accessControlAllowCredentials: false,
    originOverride: override,
  };
}

/** `max-age=63072000; includeSubDomains` (RFC 6797, section 6.1) */
function readTransport(value: string) {
  const directives = value.split(';').map((directive) => directive.trim().toLowerCase());
  const seconds = Number(/^max-age=(\d+)$/.exec(directives[0]!)![1]);
  return {
    accessControlMaxAge: Duration.seconds(seconds),
    includeSubdomains: directives.includes('includesubdomains'),
    preload: directives.includes('preload'),
  };
}
