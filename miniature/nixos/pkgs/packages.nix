# Packages by their names in nixpkgs, with as many references as it takes to make a closure look like one.
{ lib, pkgs, stdenv }:
let
  inherit (lib) optional;
  inherit (stdenv) mkPackage;
  linuxPackagesFor = kernel: import ./linux-packages.nix { inherit kernel lib pkgs stdenv; };

  all = with pkgs; {
    # libraries
    libunistring = mkPackage "libunistring" { programs = [ ]; kib = 1800; };
    libidn2 = mkPackage "libidn2" { libs = [ libunistring ]; outputs = [ "bin" "out" "dev" ]; kib = 280; };
    glibc = mkPackage "glibc" { libs = [ libidn2.out ]; outputs = [ "out" "bin" "dev" "getent" ]; programs = [ "ldd" "iconv" ]; kib = 3000; };
    gcc-lib = mkPackage "gcc" { libs = [ glibc ]; outputs = [ "lib" "libgcc" ]; programs = [ ]; kib = 2400; };
    zlib = mkPackage "zlib" { libs = [ glibc ]; outputs = [ "out" "dev" ]; programs = [ ]; kib = 120; };
    bzip2 = mkPackage "bzip2" { libs = [ glibc ]; outputs = [ "bin" "dev" "out" "man" ]; };
    xz = mkPackage "xz" { libs = [ glibc ]; outputs = [ "bin" "dev" "out" "man" "doc" ]; kib = 210; };
    zstd = mkPackage "zstd" { libs = [ gcc-lib ]; outputs = [ "bin" "dev" "man" "out" ]; kib = 740; };
    ncurses = mkPackage "ncurses" { libs = [ gcc-lib ]; outputs = [ "out" "dev" "man" ]; programs = [ "tput" "reset" ]; kib = 900; };
    readline = mkPackage "readline" { libs = [ ncurses ]; outputs = [ "out" "dev" "man" ]; programs = [ ]; kib = 430; };
    attr = mkPackage "attr" { libs = [ glibc ]; outputs = [ "bin" "dev" "out" "man" ]; programs = [ "getfattr" ]; };
    acl = mkPackage "acl" { libs = [ attr.out ]; outputs = [ "bin" "dev" "out" "man" ]; programs = [ "getfacl" ]; };
    gmp = mkPackage "gmp" { libs = [ gcc-lib ]; outputs = [ "out" "dev" ]; programs = [ ]; kib = 700; };
    pcre2 = mkPackage "pcre2" { libs = [ glibc ]; outputs = [ "bin" "dev" "out" ]; programs = [ "pcre2grep" ]; kib = 600; };
    libxcrypt = mkPackage "libxcrypt" { libs = [ glibc ]; programs = [ ]; kib = 200; };
    linux-pam = mkPackage "linux-pam" { libs = [ libxcrypt ]; outputs = [ "out" "man" ]; programs = [ "unix_chkpwd" ]; kib = 300; };
    openssl = mkPackage "openssl" {
      libs = [ glibc ];
      outputs = [ "bin" "dev" "out" "man" ] ++ optional (stdenv.versions.features.lib32 or false) "lib32";
      kib = 5400;
    };
    krb5 = mkPackage "krb5" { pname = "krb5"; libs = [ openssl.out ]; outputs = [ "out" "lib" "dev" ]; programs = [ "kinit" ]; kib = 900; };
    sqlite = mkPackage "sqlite" { libs = [ zlib ]; outputs = [ "bin" "dev" "man" "out" ]; programs = [ "sqlite3" ]; kib = 1200; };
    libxml2 = mkPackage "libxml2" { libs = [ zlib ]; outputs = [ "bin" "dev" "out" ]; programs = [ "xmllint" ]; kib = 1300; };
    boost = mkPackage "boost" { libs = [ gcc-lib ]; programs = [ ]; kib = 1000; };
    expat = mkPackage "expat" { libs = [ glibc ]; outputs = [ "out" "dev" ]; programs = [ ]; kib = 160; };
    icu = mkPackage "icu4c" { libs = [ gcc-lib ]; outputs = [ "out" "dev" ]; programs = [ ]; kib = 6000; };

    # programs
    bash = mkPackage "bash" { libs = [ glibc ]; programs = [ "bash" "sh" ]; kib = 1100; };
    bashInteractive = mkPackage "bash" { pname = "bash-interactive"; libs = [ readline ]; outputs = [ "out" "man" ]; programs = [ "bash" "sh" ]; kib = 1100; };
    coreutils = mkPackage "coreutils" { libs = [ acl.out gmp ]; programs = [ "ls" "cat" "cp" "mv" "mkdir" ]; kib = 1700; };
    findutils = mkPackage "findutils" { libs = [ glibc coreutils ]; programs = [ "find" "xargs" ]; };
    gnugrep = mkPackage "gnugrep" { libs = [ pcre2.out ]; programs = [ "grep" ]; };
    gnused = mkPackage "gnused" { libs = [ acl.out ]; programs = [ "sed" ]; };
    gzip = mkPackage "gzip" { libs = [ bash ]; outputs = [ "out" "man" ]; };
    less = mkPackage "less" { libs = [ ncurses ]; };
    curl = mkPackage "curl" { libs = [ openssl.out krb5.lib zstd.out libidn2.out ]; outputs = [ "bin" "dev" "out" "man" ]; kib = 900; };
    strace = mkPackage "strace" { libs = [ glibc ]; kib = 1100; };
    htop = mkPackage "htop" { libs = [ ncurses ]; kib = 400; };
    vim = mkPackage "vim" { libs = [ ncurses acl.out ]; kib = 3100; };
    gitMinimal = mkPackage "git" { pname = "git"; libs = [ curl pcre2.out expat ]; kib = 5200; };
    rsync = mkPackage "rsync" { libs = [ openssl.out acl.out ]; kib = 500; };
    iproute2 = mkPackage "iproute2" { libs = [ glibc ]; outputs = [ "out" "dev" ]; programs = [ "ip" "ss" ]; kib = 900; };
    kmod = mkPackage "kmod" { libs = [ zlib xz.out ]; outputs = [ "out" "dev" "lib" ]; programs = [ "modprobe" ]; };
    util-linux = mkPackage "util-linux" { libs = [ ncurses linux-pam ]; outputs = [ "bin" "dev" "out" "lib" "man" ]; programs = [ "mount" "lsblk" ]; kib = 1500; };
    shadow = mkPackage "shadow" { libs = [ linux-pam ]; outputs = [ "out" "su" "man" ]; programs = [ "useradd" ]; };
    dbus = mkPackage "dbus" { libs = [ expat ]; outputs = [ "out" "dev" "lib" "man" ]; programs = [ "dbus-daemon" ]; kib = 300; };
    dbus-broker = mkPackage "dbus-broker" { libs = [ glibc ]; programs = [ "dbus-broker-launch" ]; kib = 260; };
    systemd = mkPackage "systemd" {
      libs = [ util-linux.lib libxcrypt kmod.lib pcre2.out ];
      outputs = [ "out" "man" ];
      programs = [ "systemctl" "journalctl" "udevadm" ];
      kib = 6200;
      extra = builtins.readFile (if stdenv.kit == null then ./stdenv/systemd-units.sh else ./stdenv/bootable-systemd.sh);
    };
    nix = mkPackage "nix" { libs = [ boost curl.out sqlite.out openssl.out ]; outputs = [ "out" "dev" "man" ]; programs = [ "nix" "nix-store" "nix-daemon" ]; kib = 4100; runs = "sh -c 'case $0 in *-daemon) exec sleep infinity ;; esac' \"$0\""; };
    nixos-rebuild = mkPackage "nixos-rebuild" { programs = [ "nixos-rebuild" ]; libs = [ nix ]; };
    perl = mkPackage "perl" { libs = [ libxcrypt coreutils ]; outputs = [ "out" "man" ]; kib = 5200; };
    openssh = mkPackage "openssh" { libs = [ openssl.out linux-pam krb5.lib zlib ]; outputs = [ "out" "dev" ]; programs = [ "ssh" "sshd" ]; kib = 1400; };
    sudo = mkPackage "sudo" { libs = [ linux-pam zlib ]; kib = 700; };
    megacli = mkPackage "megacli" { programs = [ "MegaCli64" ]; libs = [ ncurses (openssl.lib32 or openssl.out) ]; kib = 1900; };

    # data
    tzdata = mkPackage "tzdata" { outputs = [ "out" "bin" "man" ]; programs = [ "zdump" ]; kib = 1300; };
    iana-etc = mkPackage "iana-etc" { programs = [ ]; kib = 340; };
    cacert = mkPackage "cacert" { pname = "nss-cacert"; programs = [ ]; kib = 480; };
    linux-firmware = mkPackage "linux-firmware" { programs = [ ]; kib = 9000; script = builtins.readFile ./stdenv/firmware.sh; };

    # servers
    # A commit instead of a version, as Nix's own parser does not take it for one.
    ngx_brotli = mkPackage "ngx_brotli" { programs = [ ]; libs = [ glibc ]; };
    nginx = mkPackage "nginx" {
      libs = [ openssl.out pcre2.out zlib libxml2.out ngx_brotli ];
      outputs = [ "out" "doc" ];
      kib = 1500;
      runs = "busybox httpd -f -p 80 -h /run/current-system";
    };
    postgresql_16 = mkPackage "postgresql_16" postgresqlArgs;
    postgresql_17 = mkPackage "postgresql_17" postgresqlArgs;
    zfs_2_3 = mkPackage "zfs" { pname = "zfs-user"; libs = [ openssl.out util-linux.lib ]; outputs = [ "out" "dev" "lib" ]; programs = [ "zfs" "zpool" ]; kib = 3400; };

    # kernels
    linux_default = mkPackage "linux" {
      outputs = [ "out" "dev" "modules" ];
      kib = 11000;
      script = builtins.readFile ./stdenv/linux.sh;
    };
    linuxPackages = linuxPackagesFor linux_default;

    # what a bootable host needs beside its own
    runtimeShell = "${bash}/bin/bash";
    writeShellScript = name: text: stdenv.writeScript name "#!${runtimeShell}\n${text}";
    userland = stdenv.runCommand "userland.squashfs" { inherit (stdenv) kit; } ''cp "$kit/userland.squashfs" "$out"'';
    # In the sandbox's image, as it would be too large for here.
    qemu_kvm = stdenv.runCommand "qemu" { } ''
      mkdir -p "$out/bin"
      ln -s /usr/bin/qemu-system-x86_64 "$out/bin/qemu-kvm"
    '';
    inherit linuxPackagesFor;
  };

  postgresqlArgs = with pkgs; {
    pname = "postgresql";
    libs = [ openssl.out icu readline libxml2.out krb5.lib ];
    outputs = [ "out" "dev" "doc" "lib" "man" ];
    programs = [ "postgres" "psql" "pg_dump" ];
    kib = 7800;
  };
in
all
