#!/bin/sh
# Written by healthwire; what you change here is lost with the next publish.
#
# Uploads the site: sh upload.sh BUCKET [FOLDER OF THE SITE]. What is there and unchanged stays; nothing
# is deleted, because what is withdrawn or moved leaves a page that says so.
set -eu
bucket=${1:?the name of the bucket}
site=${2:-$(dirname "$0")/../../site}

# class TYPE CACHE FILTER…: the files of one type and time, as the filters after them say.
class() {
  type=$1 cache=$2
  shift 2
  aws s3 sync "$site" "s3://$bucket" --no-progress --exclude '*' "$@" \
    --exclude '.*' --exclude _headers --exclude _redirects --exclude CNAME \
    --content-type "$type" --cache-control "$cache"
}

# one KEY TYPE CACHE [OPTION…]: one file, as no rule says it.
one() {
  key=$1 type=$2 cache=$3
  shift 3
  aws s3 cp "$site/$key" "s3://$bucket/$key" --no-progress \
    --content-type "$type" --cache-control "$cache" "$@"
}

class 'application/epub+zip' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' \
  --include 'article.epub' \
  --include '*/article.epub' \
  --exclude 'api/*.epub' \
  --exclude 'assets/*' \
  --exclude 'media/*'
class 'application/feed+json; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' \
  --include 'feed.json' \
  --include '*/feed.json' \
  --include 'archive/[0-9][0-9][0-9][0-9]-[0-9][0-9].json' \
  --include '*/archive/[0-9][0-9][0-9][0-9]-[0-9][0-9].json' \
  --include 'archive/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9]*.json' \
  --include '*/archive/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9]*.json' \
  --exclude 'oembed.json' \
  --exclude '*/oembed.json' \
  --exclude 'article.json' \
  --exclude '*/article.json' \
  --exclude 'schemas/*.json' \
  --exclude 'api/*.json' \
  --exclude 'assets/*' \
  --exclude 'media/*'
class 'application/json; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' \
  --include '*.[jJ][sS][oO][nN]' \
  --exclude 'feed.json' \
  --exclude '*/feed.json' \
  --exclude 'archive/[0-9][0-9][0-9][0-9]-[0-9][0-9].json' \
  --exclude '*/archive/[0-9][0-9][0-9][0-9]-[0-9][0-9].json' \
  --exclude 'archive/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9]*.json' \
  --exclude '*/archive/[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9]*.json' \
  --include 'oembed.json' \
  --include '*/oembed.json' \
  --include 'article.json' \
  --include '*/article.json' \
  --exclude 'schemas/*.json' \
  --include 'api/*.json' \
  --exclude 'assets/*' \
  --exclude 'media/*'
class 'application/rss+xml; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' \
  --include 'feed.xml' \
  --include '*/feed.xml' \
  --exclude 'api/*.xml' \
  --exclude 'assets/*' \
  --exclude 'media/*'
class 'text/html; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' \
  --include '*.[hH][tT][mM][lL]' \
  --include 'frame.html' \
  --include '*/frame.html' \
  --include 'embed.html' \
  --include '*/embed.html' \
  --exclude 'assets/*' \
  --exclude 'media/*'
class 'text/css; charset=utf-8' 'public, max-age=31536000, immutable' \
  --include 'assets/*.[cC][sS][sS]'
class 'application/octet-stream' 'public, max-age=600, s-maxage=3600, stale-while-revalidate=600, stale-if-error=86400' \
  --include 'media/*' \
  --exclude 'media/*.[wW][oO][fF][fF]2' \
  --exclude 'media/*.[vV][tT][tT]' \
  --exclude 'media/*.[wW][eE][bB][mM]' \
  --exclude 'media/*.[mM][pP]4' \
  --exclude 'media/*.[mM][pP]3' \
  --exclude 'media/*.[iI][cC][oO]' \
  --exclude 'media/*.[aA][vV][iI][fF]' \
  --exclude 'media/*.[wW][eE][bB][pP]' \
  --exclude 'media/*.[gG][iI][fF]' \
  --exclude 'media/*.[jJ][pP][gG]' \
  --exclude 'media/*.[jJ][pP][eE][gG]' \
  --exclude 'media/*.[pP][nN][gG]' \
  --exclude 'media/*.[sS][vV][gG]' \
  --exclude 'media/*.[pP][dD][fF]' \
  --exclude 'media/*.[xX][mM][lL]' \
  --exclude 'media/*.[yY][aA][mM][lL]' \
  --exclude 'media/*.[yY][mM][lL]' \
  --exclude 'media/*.[jJ][sS][oO][nN]' \
  --exclude 'media/*.[cC][sS][vV]' \
  --exclude 'media/*.[tT][xX][tT]' \
  --exclude 'media/*.[jJ][sS]' \
  --exclude 'media/*.[cC][sS][sS]' \
  --exclude 'media/*.[hH][tT][mM][lL]' \
  --exclude 'media/*.[mM][dD]' \
  --exclude 'media/*.xml' \
  --exclude 'media/*.json' \
  --include 'media/*.epub'
class 'image/png' 'public, max-age=600, s-maxage=3600, stale-while-revalidate=600, stale-if-error=86400' \
  --include 'media/*.[pP][nN][gG]'
class 'text/plain; charset=utf-8' 'public, max-age=600, s-maxage=3600, stale-while-revalidate=600, stale-if-error=86400' \
  --include 'media/*.[tT][xX][tT]'

one 'media/LICENSE' 'text/plain; charset=utf-8' 'public, max-age=600, s-maxage=3600, stale-while-revalidate=600, stale-if-error=86400'
one 'articles/sleep/it'\''s * old/index.html' 'text/html; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' --website-redirect '/articles/a/'
one 'old/café.html' 'text/html; charset=utf-8' 'public, max-age=0, s-maxage=60, stale-while-revalidate=60, stale-if-error=86400' --website-redirect '/articles/a/'

aws s3 website "s3://$bucket" --index-document index.html --error-document 404.html
