# Makes bare Debian 12 roots and enters them; script/bare and tests/package/run share it. Mirror,
# proxies and trusted certificates are those of this machine. Sourced, not run; needs root and
# debootstrap, and a mount namespace of one's own: in_own_mounts.
# shellcheck shell=bash

# in_own_mounts NAME COMMAND…: becomes the command in a new mount namespace, once (NAME is the
# variable that remembers), so that what is mounted ends with it, however it ends. Where the root is
# no mount point, which is so in a bare root, nothing can be made private, and the outer one is.
in_own_mounts() {
    local name=$1 how=private
    shift
    [[ -z ${!name:-} ]] || return 0
    unshare --mount --propagation private true 2>/dev/null || how=unchanged
    export "$name=1"
    exec unshare --mount --propagation "$how" "$@"
}

# This machine's own sources of Debian 12, as lines of a sources.list.
# shellcheck disable=SC2016 # apt fills in the names
debian_sources() {
    apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Identifier: Packages' 2>/dev/null |
        sort -u | awk '$2 ~ /^bookworm/ { print "deb", $1, $2, $3 }'
}

# make_bare_root ROOT: the smallest Debian 12, with this machine's sources.
make_bare_root() {
    local root=$1 mirror log
    log=$(mktemp)
    mirror=$(debian_sources | awk '$3 == "bookworm" && $4 == "main" { print $2; exit }')
    mkdir -p "$root"
    echo "Making a bare Debian 12 in $root" >&2
    chmod 755 "$root" # as every root is, for who has no privileges; mktemp makes it 700
    debootstrap --variant=minbase bookworm "$root" ${mirror:+"$mirror"} >"$log" 2>&1 || {
        tail "$log" >&2
        exit 1
    }
    rm "$log"
    if [[ -n $mirror ]]; then debian_sources >"$root/etc/apt/sources.list"; fi
    apt-config dump | grep -E '^Acquire::(https?::|Check-|Retries)' >"$root/etc/apt/apt.conf.d/90host" || true
}

# copy_network ROOT: how this machine finds and trusts others.
copy_network() {
    local trusted=${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}
    cp /etc/resolv.conf /etc/hosts "$1/etc/"
    if [[ -e $trusted ]]; then cp "$trusted" "$1$host_certificates"; fi
}
host_certificates=/etc/host-certificates.pem

# mount_kernel ROOT: what programs expect of the kernel.
mount_kernel() {
    mount -t proc proc "$1/proc"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts"
    mkdir -p "$1/dev/shm"
    mount -t tmpfs tmpfs "$1/dev/shm"
}

# unmount_kernel ROOT: so that the root can be deleted.
unmount_kernel() { umount --recursive --quiet "$1"/{proc,dev/pts,dev/shm} || true; }

# host_environment ROOT: what a machine behind a proxy or with a registry of its own tells programs.
host_environment() {
    local name
    for name in http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY; do
        if [[ -n ${!name:-} ]]; then echo "$name=${!name}"; fi
    done
    if command -v npm >/dev/null; then echo "npm_config_registry=$(npm config get registry 2>/dev/null)"; fi
    if [[ -e $1$host_certificates ]]; then echo "NODE_EXTRA_CA_CERTS=$host_certificates"; fi
}

# in_bare_root ROOT COMMAND…: runs it there with nothing of this environment but the above.
in_bare_root() {
    local root=$1 variables
    shift
    mapfile -t variables <<<"$(host_environment "$root")"
    env -i HOME=/root TERM="${TERM:-dumb}" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
        "${variables[@]}" chroot "$root" "$@"
}
