# How packages are built: busybox, from a folder of this very tree, so that nothing of the machine is needed and
# a build sandbox has all that it asks for. The folder is the same store path in every release.
{ lib, system }:
let
  tools = builtins.path { path = ./bootstrap; name = "bootstrap-tools"; };
  versions = builtins.fromJSON (builtins.readFile ../../versions.json);
  # A release whose hosts boot: where the VM kit is to be found while its packages are built.
  kit = versions.features.bootable or null;
  guestPrograms = builtins.fromJSON (builtins.readFile ./guest-programs.json);
in
rec {
  runCommand = name: env: script: derivation ({
    inherit name system;
    builder = "${tools}/sh";
    args = [ "-euc" "export PATH=${tools}\n${script}" ];
  } // env);

  writeFile = { name, text, executable ? false, destination ? "" }:
    runCommand name { inherit text; passAsFile = [ "text" ]; } ''
      file=$out${destination}
      mkdir -p "''${file%/*}"
      cp "$textPath" "$file"
      ${lib.optionalString executable "chmod +x \"$file\""}
    '';
  writeText = name: text: writeFile { inherit name text; };
  writeScript = name: text: writeFile { inherit name text; executable = true; };

  # One folder of links to everything below `bin` and `share` of the packages.
  buildEnv = { name, paths, pathsToLink ? [ "bin" "share" ] }:
    runCommand name { inherit paths pathsToLink; } ''
      for part in $pathsToLink; do
        mkdir -p "$out/$part"
        for path in $paths; do
          [ -d "$path/$part" ] || continue
          cd "$path"
          find "$part" -type d -exec mkdir -p "$out/{}" \;
          find "$part" ! -type d -exec ln -sf "$path/{}" "$out/{}" \;
        done
      done
    '';

  # A package. Its version comes from versions.json: "1.2.3", or { version, patches, kib } where a release patched
  # it or changed its size.
  #   libs      runtime references of the library, or of the programs where there is none
  #   outputs   the first is what `pkgs.x` stands for, as in nixpkgs
  #   kib       size of the main file
  #   script    what is installed to the outputs, and `extra`, what is added to it
  #   runs      what its programs do where hosts boot, unless the guest's userland has them
  mkPackage = attr:
    let
      entry = versions.packages.${attr} or (throw "${attr}: not in versions.json");
      bootable = "\n" + builtins.readFile ./bootable.sh;
    in
    { pname ? attr
    , libs ? [ ]
    , outputs ? [ "out" ]
    , programs ? [ pname ]
    , kib ? 24
    , script ? builtins.readFile ./install.sh
    , extra ? ""
    , runs ? "sleep infinity"
    , name ? "${pname}-${version}"
    , version ? (entry.version or entry)
    , env ? { }
    }:
    let
      drv = derivation ({
        inherit name pname version system outputs libs programs;
        kib = entry.kib or kib;
        patches = entry.patches or [ ];
        # As a fetched archive: a path that its content alone decides.
        src = builtins.toFile "${pname}-${version}.tar.gz" name;
        builder = "${tools}/sh";
        args = [ "-euc" "export PATH=${tools}\n${script}\n${extra}${lib.optionalString (kit != null) bootable}" ];
      } // lib.optionalAttrs (kit != null) {
        inherit kit runs;
        guest = guestPrograms.${attr} or "";
      } // env);
      addMeta = output: output // { meta.mainProgram = lib.head (programs ++ [ pname ]); inherit version pname; };
    in
    addMeta drv // lib.genAttrs outputs (output: addMeta drv.${output});

  inherit kit versions;
}
