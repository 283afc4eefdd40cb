/** What a workflow of the editors' repository may do: push. GitHub vouches for who it is. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnOIDCProvider, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Editors } from '../configuration.ts';
import { acknowledgeKeys, allow, objects } from '../grants.ts';
import { namedGlobally } from '../names.ts';
import { editorsActions, pushed } from '../permissions.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';

export interface EditorsRoleProps extends Editors {
  stage: string;
  source: IBucket;
}

export class EditorsRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: EditorsRoleProps) {
    super(scope, id);
    const { stage, repository, repositoryId, ownerId, subjects, source } = props;
    this.role = new Role(this, 'Role', {
      roleName: namedGlobally(stage, 'editors'),
      description: `Pushes articles from ${repository}`,
      maxSessionDuration: Duration.hours(1),
      // Both exactly, without wildcards: a fork or another branch has another subject. The ids are
      // for the subject that is only names, which another repository may have some day.
      assumedBy: new WebIdentityPrincipal(this.#provider(props), {
        StringEquals: { [`${ISSUER}:aud`]: AUDIENCE, [`${ISSUER}:sub`]: subjects },
        StringEqualsIfExists: {
          [`${ISSUER}:repository_id`]: repositoryId,
          [`${ISSUER}:repository_owner_id`]: ownerId,
        },
      }),
    });
    allow(this.role, [...editorsActions], objects(source, pushed));
    // A push compares ETags, so that it sends only what changed.
    allow(this.role, ['s3:ListBucket'], [source.bucketArn]);
    acknowledgeKeys(
      this.role,
      source,
      pushed,
      'Editors name their articles and pictures themselves. These are the prefixes of what they' +
        ' push, and old versions of all of it are kept: the role cannot delete those.',
    );
  }

  /**
   * An account has one provider for GitHub: ours, unless there is one already. It stays when the
   * stack goes, for by then other roles may stand on it; by itself it lets nobody do anything.
   */
  #provider({ oidcProviderArn }: Editors): string {
    if (oidcProviderArn !== undefined) return oidcProviderArn;
    const provider = new CfnOIDCProvider(this, 'GitHub', {
      url: `https://${ISSUER}`,
      clientIdList: [AUDIENCE],
    });
    provider.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    return provider.attrArn;
  }
}
