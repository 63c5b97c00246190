# The part of nixpkgs' library that hosts and modules of the miniature use.
let
  inherit (builtins)
    attrNames concatMap concatStringsSep filter hasAttr head isAttrs isString length listToAttrs readFile
    replaceStrings split stringLength substring tail;

  lib = rec {
    inherit (builtins)
      all any attrNames attrValues compareVersions concatLists concatMap concatStringsSep elem filter foldl'
      functionArgs getAttr hasAttr head isAttrs isBool isFunction isInt isList isString length listToAttrs
      mapAttrs removeAttrs replaceStrings sort stringLength substring tail toJSON;

    id = x: x;
    min = a: b: if a < b then a else b;

    optional = condition: value: if condition then [ value ] else [ ];
    optionals = condition: values: if condition then values else [ ];
    optionalString = condition: text: if condition then text else "";
    optionalAttrs = condition: attrs: if condition then attrs else { };
    imap = f: list: builtins.genList (i: f i (builtins.elemAt list i)) (length list);
    last = list: builtins.elemAt list (length list - 1);

    nameValuePair = name: value: { inherit name value; };
    mapAttrs' = f: attrs: listToAttrs (map (name: f name attrs.${name}) (attrNames attrs));
    mapAttrsToList = f: attrs: map (name: f name attrs.${name}) (attrNames attrs);
    filterAttrs = f: attrs:
      listToAttrs (concatMap (name: optional (f name attrs.${name}) (nameValuePair name attrs.${name})) (attrNames attrs));
    genAttrs = names: f: listToAttrs (map (name: nameValuePair name (f name)) names);
    attrByPath = path: default: attrs:
      if path == [ ] then attrs
      else if isAttrs attrs && hasAttr (head path) attrs then attrByPath (tail path) default attrs.${head path}
      else default;
    setAttrByPath = path: value:
      if path == [ ] then value else { ${head path} = setAttrByPath (tail path) value; };

    concatMapStrings = f: list: concatStringsSep "" (map f list);
    concatMapStringsSep = separator: f: list: concatStringsSep separator (map f list);
    concatLines = concatMapStrings (line: line + "\n");
    splitString = separator: text:
      filter isString (split (replaceStrings [ "." "|" "+" ] [ "\\." "\\|" "\\+" ] separator) text);
    hasPrefix = prefix: text: substring 0 (stringLength prefix) text == prefix;
    removeSuffix = suffix: text:
      let rest = stringLength text - stringLength suffix;
      in if rest >= 0 && substring rest (-1) text == suffix then substring 0 rest text else text;
    escapeShellArg = value: "'${replaceStrings [ "'" ] [ "'\\''" ] (toString value)}'";
    escapeShellArgs = concatMapStringsSep " " escapeShellArg;
    makeBinPath = concatMapStringsSep ":" (package: "${getBin package}/bin");
    fileContents = file: removeSuffix "\n" (readFile file);

    versionOlder = a: b: builtins.compareVersions b a == 1;
    versionAtLeast = a: b: !versionOlder a b;
    getName = package: package.pname or (builtins.parseDrvName package.name).name;

    isDerivation = value: isAttrs value && value.type or null == "derivation";
    getOutput = output: package: package.${output} or package.out or package;
    getBin = getOutput "bin";
    getLib = getOutput "lib";
    getExe = package: "${getBin package}/bin/${package.meta.mainProgram or (getName package)}";

    # `nix` 2.23 and newer have a builtin for it; both print "evaluation warning: …".
    warn = builtins.warn or (message: builtins.trace "evaluation warning: ${message}");

    trivial = rec {
      release = fileContents ./.version;
      # A channel's tarball has the file; git and its archives do not.
      versionSuffix =
        if builtins.pathExists ../.version-suffix then fileContents ../.version-suffix else "pre-git";
      version = release + versionSuffix;
      revision =
        if builtins.pathExists ../.git-revision then fileContents ../.git-revision else null;
    };
    inherit (trivial) version;

    options = import ./options.nix { inherit lib; };
    types = import ./types.nix { inherit lib; };
    modules = import ./modules.nix { inherit lib; };
    inherit (options)
      mkOption mkEnableOption mkPackageOption showOption showDefs;
    inherit (modules)
      evalModules mkIf mkMerge mkOverride mkForce mkVMOverride mkDefault mkOptionDefault mkBefore mkAfter
      mkRemovedOptionModule mkRenamedOptionModule;
  };
in
lib
