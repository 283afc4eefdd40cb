# What the container does: publish once, and serve.
rm -f /tmp/nginx.pid
sh publish.sh
if [ "$?" -gt 1 ]; then exit 2; fi
exec nginx -e stderr -c "$PWD/nginx.conf"
