/** What CloudFront does with a request, and what it adds to an answer. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindOf, securityHeaders, type Kind } from '../../../functions/site/headers.ts';
import { ACCOUNT, REGION, type Properties, type SynthesizedTemplate } from './template.ts';

interface Behaviour {
  PathPattern?: string;
  ResponseHeadersPolicyId: string;
}

interface Config extends Properties {
  DefaultCacheBehavior: Behaviour;
  CacheBehaviors: Behaviour[];
  Origins: Properties[];
  CustomErrorResponses: { ErrorCode: number; ErrorCachingMinTTL: number }[];
}

const kinds: Kind[] = ['page', 'embed', 'data', 'media', 'asset'];

export function cdn(template: SynthesizedTemplate): void {
  const distribution = template.one('AWS::CloudFront::Distribution');
  const config = distribution.properties.DistributionConfig as Config;
  const behaviours = [...config.CacheBehaviors, config.DefaultCacheBehavior];

  it('every path gets the headers that the local server gives it', () => {
    const check = (path: string, anchored: boolean) =>
      expect([path, kindIn(behaviours, path, anchored)]).toEqual([path, kindOf(path)]);
    // The documents leave open whether a pattern that begins with * is as good as one with /*.
    for (const anchored of [false, true]) {
      for (const path of pathsOfTheSite()) check(path, anchored);
      fc.assert(fc.property(anyPath, (path) => void check(path, anchored)));
    }
  });

  it.each(kinds)('the policy for every %s says what functions/site/headers.ts says', (kind) => {
    expect(headersOf(template, kind)).toEqual(securityHeaders[kind]);
  });

  it('every path is read-only, over TLS, compressed, cached as its object says', () => {
    const { logicalId, properties } = template.one('AWS::CloudFront::CachePolicy');
    const edge = (name: string) => `<${template.one('AWS::CloudFront::Function', name).logicalId}`;
    for (const { PathPattern: _, ResponseHeadersPolicyId: __, ...common } of behaviours) {
      expect(common).toEqual({
        AllowedMethods: ['GET', 'HEAD'],
        CachePolicyId: `<${logicalId}>`,
        Compress: true,
        ViewerProtocolPolicy: 'redirect-to-https',
        TargetOriginId: config.Origins[0]!.Id,
        FunctionAssociations: [
          {
            EventType: 'viewer-request',
            FunctionARN: `${edge('CdnViewerRequest')}.FunctionARN>`,
          },
          {
            EventType: 'viewer-response',
            FunctionARN: `${edge('CdnViewerResponse')}.FunctionARN>`,
          },
        ],
      });
    }
    expect(properties.CachePolicyConfig).toMatchObject({
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingBrotli: true,
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    });
  });

  it.each(['viewer-request', 'viewer-response'])('%s is the file the local server runs', (name) => {
    const file = readFileSync(
      new URL(`../../../functions/edge/${name}.js`, import.meta.url),
      'utf8',
    );
    const found = template.all('AWS::CloudFront::Function').map(({ properties }) => properties);
    const { FunctionCode, FunctionConfig } = found.find((one) => one.FunctionCode === file)!;
    expect(FunctionConfig).toMatchObject({ Runtime: 'cloudfront-js-2.0' });
    // CloudFront takes no more than 10 KB.
    expect(Buffer.byteLength(FunctionCode as string)).toBeLessThan(10_240);
  });

  it('HTTP/2 and 3, IPv6, and TLS 1.2 or newer for a domain of its own', () => {
    expect(config).toMatchObject({
      HttpVersion: 'http2and3',
      IPV6Enabled: true,
      Aliases: ['health.example.org'],
      ViewerCertificate: {
        AcmCertificateArn: expect.stringContaining(':us-east-1:') as string,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
    // It would make "/" into "/index.html" before the edge function, which leads back to "/".
    expect(config).not.toHaveProperty('DefaultRootObject');
  });

  it('what is not there is a 404 with a page of ours; errors are soon forgotten', () => {
    const [first, ...others] = config.CustomErrorResponses;
    expect(first).toEqual({
      ErrorCode: 404,
      ResponseCode: 404,
      ResponsePagePath: '/404.html',
      ErrorCachingMinTTL: 10,
    });
    expect(others).toEqual(
      [400, 403, 500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 10 })),
    );
  });

  it('only this distribution reads the site bucket, with signed requests', () => {
    const access = template.one('AWS::CloudFront::OriginAccessControl');
    expect(access.properties.OriginAccessControlConfig).toMatchObject({
      OriginAccessControlOriginType: 's3',
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    expect(config.Origins).toHaveLength(1);
    expect(config.Origins[0]).toMatchObject({
      OriginAccessControlId: `<${access.logicalId}.Id>`,
      S3OriginConfig: { OriginAccessIdentity: '' },
    });
    const arn = `arn:aws:s3:::healthwire-prod-site-${ACCOUNT}-${REGION}`;
    const { properties } = template.one('AWS::S3::BucketPolicy', 'StoresSite');
    const { Statement } = properties.PolicyDocument as { Statement: { Effect: string }[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Allow')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        // Listing makes S3 answer 404, not 403, for what is not there.
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [arn, `${arn}/*`],
        Condition: {
          StringEquals: {
            'AWS:SourceArn': `arn:aws:cloudfront::${ACCOUNT}:distribution/<${distribution.logicalId}>`,
          },
        },
      },
    ]);
  });
}

/** The policy of the first behaviour that a path fits, by the kind in its name. */
function kindIn(behaviours: readonly Behaviour[], path: string, anchored: boolean): string {
  const { ResponseHeadersPolicyId } = behaviours.find(({ PathPattern }) =>
    fits(PathPattern ?? '*', path, anchored),
  )!;
  return /^<Cdn(\w+)HeadersPolicy/.exec(ResponseHeadersPolicyId)![1]!.toLowerCase();
}

function fits(pattern: string, path: string, anchored: boolean): boolean {
  const whole = anchored && !pattern.startsWith('/') && pattern !== '*' ? `/${pattern}` : pattern;
  const escaped = whole.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped.replaceAll('?', '.')}$`, 's').test(path);
}

/** Every path of a small site, as a reader asks for it. */
function pathsOfTheSite(): string[] {
  const expected = new URL('../../golden/expected/', import.meta.url).pathname;
  const files = readdirSync(expected, { recursive: true, withFileTypes: true });
  const keys = files
    .filter((file) => file.isFile())
    .map((file) => `${file.parentPath}/${file.name}`.replaceAll('//', '/').slice(expected.length));
  expect(keys.length).toBeGreaterThan(30);
  return keys.map((key) => `/${key.replace(/(^|\/)index\.html$/, '$1')}`);
}

const segment = fc.constantFrom(
  ...['articles', 'media', 'assets', 'topics', 'a', 'b.c', 'a%20b', 'embed.html', 'page.html'],
  ...['article.json', 'feed.xml', 'x.html.y', '', 'assets.css', 'x.json'],
);
const anyPath = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);

/** The headers that CloudFront adds by a policy, as functions/site/headers.ts writes them. */
function headersOf(template: SynthesizedTemplate, kind: Kind): Record<string, string> {
  const begins = `Cdn${kind[0]!.toUpperCase()}${kind.slice(1)}Headers`;
  const { properties } = template.one('AWS::CloudFront::ResponseHeadersPolicy', begins);
  const config = properties.ResponseHeadersPolicyConfig as {
    SecurityHeadersConfig: Record<string, Record<string, string | number | boolean>>;
    CustomHeadersConfig?: { Items: { Header: string; Value: string; Override: boolean }[] };
    CorsConfig?: {
      AccessControlAllowOrigins: { Items: string[] };
      AccessControlAllowCredentials: boolean;
    };
  };
  const { ContentSecurityPolicy, StrictTransportSecurity, ReferrerPolicy, ...others } =
    config.SecurityHeadersConfig;
  const headers: Record<string, string> = {
    'strict-transport-security':
      `max-age=${StrictTransportSecurity!.AccessControlMaxAgeSec}` +
      (StrictTransportSecurity!.IncludeSubdomains ? '; includeSubDomains' : ''),
    'referrer-policy': ReferrerPolicy!.ReferrerPolicy as string,
  };
  if (others.ContentTypeOptions) headers['x-content-type-options'] = 'nosniff';
  if (others.FrameOptions) headers['x-frame-options'] = others.FrameOptions.FrameOption as string;
  if (ContentSecurityPolicy)
    headers['content-security-policy'] = ContentSecurityPolicy.ContentSecurityPolicy as string;
  for (const { Header, Value, Override } of config.CustomHeadersConfig?.Items ?? []) {
    expect(Override).toBe(true);
    headers[Header] = Value;
  }
  if (config.CorsConfig) {
    expect(config.CorsConfig.AccessControlAllowCredentials).toBe(false);
    headers['access-control-allow-origin'] =
      config.CorsConfig.AccessControlAllowOrigins.Items.join();
  }
  return headers;
}
