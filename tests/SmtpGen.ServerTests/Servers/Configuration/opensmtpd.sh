# Runs a command where the places that OpenSMTPD was compiled for are its own: only the command sees these mounts.
set -e
for place in /run /var/spool /var/lib; do mount -t tmpfs tmpfs "$place"; done
mkdir -m 711 /var/spool/smtpd
mkdir -p /var/lib/opensmtpd/empty
mount --bind "<<helpers>>" /usr/libexec
exec "$@"
