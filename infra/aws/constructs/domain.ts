/** The domain's addresses in Route 53, both kinds, when its zone is there. */
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { Cdn } from './cdn.ts';

/** The zone of every CloudFront distribution (AWS::Route53::RecordSet AliasTarget). */
const CLOUDFRONT_ZONE = 'Z2FDTNDATAQYW2';

export interface DomainProps {
  name: string;
  hostedZoneId: string;
  cdn: Cdn;
}

export class Domain extends Construct {
  constructor(scope: Construct, id: string, { name, hostedZoneId, cdn }: DomainProps) {
    super(scope, id);
    const dnsName = cdn.distribution.distributionDomainName;
    const aliasTarget = { dnsName, hostedZoneId: CLOUDFRONT_ZONE };
    for (const type of ['A', 'AAAA'])
      new CfnRecordSet(this, type, { name, hostedZoneId, type, aliasTarget });
  }
}
