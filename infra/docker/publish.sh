# Publishes /content to /site, and has nginx read what that says of addresses, where it runs.
./node_modules/.bin/healthwire publish --content /content --out /site --host nginx \
  ${BASE_URL:+--base-url "$BASE_URL"}
published=$?
# 1: something was refused, and all else is published.
if [ "$published" -le 1 ] && [ -f /tmp/nginx.pid ]; then nginx -e stderr -c "$PWD/nginx.conf" -s reload; fi
exit "$published"
