/** CloudFront in front of the site bucket, which nobody else can read. */
import { fileURLToPath } from 'node:url';
import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type AddBehaviorOptions,
  type BehaviorOptions,
  type DistributionProps,
  type ErrorResponse,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Kind } from '../../../functions/site/headers.ts';
import { kindPatterns, OTHERWISE } from '../../../functions/site/kind-patterns.ts';
import { acknowledge } from '../acknowledge.ts';
import type { Configuration } from '../configuration.ts';
import { namedGlobally } from '../names.ts';
import { ResponseHeaders } from './response-headers.ts';

/** Seconds for which CloudFront remembers that something is not there, or went wrong. */
const ERRORS_KEPT = 10;

export interface CdnProps {
  configuration: Configuration;
  site: IBucket;
}

export class Cdn extends Construct {
  readonly distribution: Distribution;
  /** Where the site is, without a slash at its end. */
  readonly baseUrl: string;

  constructor(scope: Construct, id: string, { configuration, site }: CdnProps) {
    super(scope, id);
    const { stage, domain } = configuration;
    // Listing is what makes S3 answer 404, not 403, for what is not there. Nobody can ask for the
    // list itself: the edge function makes "/" into "/index.html", and no query is passed on.
    const origin = S3BucketOrigin.withOriginAccessControl(site, {
      originAccessControl: new S3OriginAccessControl(this, 'Access', {
        originAccessControlName: namedGlobally(stage, 'site'),
      }),
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    const common = this.#everyBehaviour(stage);
    const headers = (kind: Kind, name: string) =>
      new ResponseHeaders(this, `${name}Headers`, { stage, kind }).policy;
    const policies = {
      page: headers('page', 'Page'),
      embed: headers('embed', 'Embed'),
      data: headers('data', 'Data'),
      media: headers('media', 'Media'),
      asset: headers('asset', 'Asset'),
    };
    const behaviour = (kind: Kind): BehaviorOptions => ({
      ...common,
      origin,
      responseHeadersPolicy: policies[kind],
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `healthwire ${stage}`,
      defaultBehavior: behaviour(OTHERWISE),
      additionalBehaviors: Object.fromEntries(
        kindPatterns.map(([pattern, kind]) => [pattern, behaviour(kind)]),
      ),
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      errorResponses: errorResponses(),
      ...this.#domainProps(domain),
    });
    this.baseUrl = `https://${domain?.name ?? this.distribution.distributionDomainName}`;
    acknowledge(this.distribution, { ...unneeded, ...(domain ? {} : ownAddress) });
  }

  /** What holds for every path. */
  #everyBehaviour(stage: string): AddBehaviorOptions {
    return {
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      compress: true,
      cachePolicy: this.#cachePolicy(stage),
      functionAssociations: [
        this.#edge(stage, 'viewer-request', FunctionEventType.VIEWER_REQUEST),
        this.#edge(stage, 'viewer-response', FunctionEventType.VIEWER_RESPONSE),
      ],
    };
  }

  /** How long a copy lives is said by each object's Cache-Control, and by nothing here. */
  #cachePolicy(stage: string): CachePolicy {
    return new CachePolicy(this, 'Cache', {
      cachePolicyName: namedGlobally(stage, 'as-stored'),
      comment: 'As each object says; one copy whatever the query, cookies or headers.',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  /** The very file that the local server runs. */
  #edge(stage: string, name: keyof typeof edgeIds, eventType: FunctionEventType) {
    const filePath = fileURLToPath(new URL(`../../../functions/edge/${name}.js`, import.meta.url));
    const edge = new EdgeFunction(this, edgeIds[name], {
      // CDK's own name for it would be the same for every stage.
      functionName: namedGlobally(stage, name),
      code: FunctionCode.fromFile({ filePath }),
      runtime: FunctionRuntime.JS_2_0,
      comment: `functions/edge/${name}.js`,
    });
    return { eventType, function: edge };
  }

  #domainProps(domain: Configuration['domain']): Partial<DistributionProps> {
    if (domain === undefined) return {};
    return {
      domainNames: [domain.name],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
    };
  }
}

const edgeIds = { 'viewer-request': 'ViewerRequest', 'viewer-response': 'ViewerResponse' } as const;

function errorResponses(): ErrorResponse[] {
  const ttl = Duration.seconds(ERRORS_KEPT);
  const failures = [400, 403, 500, 502, 503, 504].map((httpStatus) => ({ httpStatus, ttl }));
  return [
    { httpStatus: 404, responseHttpStatus: 404, responsePagePath: '/404.html', ttl },
    ...failures,
  ];
}

const unneeded = {
  '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk':
    'No request can reach the list of the bucket: the edge function, on every path, makes "/" into' +
    ' "/index.html" (a default root object would redirect in a circle), and passes no query on.',
  'AwsSolutions-CFR1': 'Health information is for readers in every country.',
  'AwsSolutions-CFR2':
    'There is nothing behind the CDN for a firewall to protect: no code, no input, no login, only' +
    ' files that anybody may read. Floods are met by AWS Shield Standard, which is always on.',
  'AwsSolutions-CFR3':
    'What an address reads on a health site is health data about a person: readers are not logged.' +
    " CloudFront's own metrics, which know no readers, are on the dashboard.",
};

const ownAddress = {
  'AwsSolutions-CFR4':
    "Without a domain of its own the site has CloudFront's, whose certificate comes with a minimum" +
    ' of TLS 1.0 that nobody can raise. With a domain the minimum is TLS 1.2 (2021).',
};
