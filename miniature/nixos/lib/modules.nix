# The module system: many modules in, one configuration out.
{ lib }:
let
  inherit (builtins)
    attrNames attrValues concatMap filter foldl' functionArgs genericClosure isAttrs isFunction isPath isString
    mapAttrs removeAttrs sort zipAttrsWith;
  inherit (lib)
    attrByPath mapAttrsToList mkOption optional setAttrByPath showDefs showOption types;

  property = type: attrs: attrs // { _type = type; };
  typeOf = value: if isAttrs value then value._type or null else null;

  # `mkIf c { a = 1; }` -> `[ { a = mkIf c 1; } ]`. The names that a module sets must not depend on the
  # configuration, or finding them out would never end.
  pushDown = value:
    let
      type = typeOf value;
      each = wrap: map (mapAttrs (_: wrap)) (pushDown value.content);
    in
    if type == "merge" then concatMap pushDown value.contents
    else if type == "if" then each (mkIf value.condition)
    else if type == "override" then each (mkOverride value.priority)
    else if type == "order" then each (mkOrder value.order)
    else [ value ];

  # One definition -> the definitions that hold, each with priority and order.
  discharge = definition:
    let
      inherit (definition) value;
      type = typeOf value;
      inner = attrs: discharge (definition // { value = value.content; } // attrs);
    in
    if type == "merge" then concatMap (content: discharge (definition // { value = content; })) value.contents
    else if type == "if" then (if value.condition then inner { } else [ ])
    else if type == "override" then inner { inherit (value) priority; }
    else if type == "order" then inner { inherit (value) order; }
    else [ (plain // definition) ];

  plain = { priority = 100; order = 1000; };

  # The strongest definitions (lowest priority number), merged as the type says.
  mergeDefinitions = mergeWithDefault [ ];

  mergeWithDefault = default: loc: type: definitions:
    let
      # The default is not looked at unless it is the strongest.
      all = concatMap discharge definitions ++ map (value: plain // { inherit value; priority = 1500; file = "the default"; }) default;
      strongest = foldl' lib.min 9999 (map (d: d.priority) all);
      winners = sort (a: b: a.order < b.order) (filter (d: d.priority == strongest) all);
      wrong = filter (d: !type.check d.value) winners;
    in
    {
      isDefined = winners != [ ];
      value =
        if winners == [ ] then
          throw "The option `${showOption loc}' was accessed but has no value defined. Try setting the option."
        else if wrong != [ ] then
          throw "A definition for option `${showOption loc}' is not of type `${type.name}'. Definition values:${showDefs wrong}"
        else type.merge loc winners;
    };

  isOption = declaration: typeOf declaration == "option";

  # Trees of option declarations -> one tree.
  mergeDeclarations = loc: zipAttrsWith (name: declarations:
    let here = loc ++ [ name ];
    in if !lib.any isOption declarations then mergeDeclarations here declarations
    else if lib.length declarations == 1 then lib.head declarations
    else throw "The option `${showOption here}' is already declared.");

  evalOption = loc: option: definitions:
    let
      default = optional (option ? default) option.default;
      merged = mergeWithDefault default loc (option.type or types.anything) definitions;
    in
    option // {
      inherit loc;
      inherit (merged) isDefined;
      value = (option.apply or lib.id) merged.value;
      files = map (d: d.file) definitions;
    };

  # Declarations and definitions -> configuration, options, and the definitions that no option took.
  mergeTree = loc: declarations: definitions:
    let
      pushed = concatMap (d: map (mapAttrs (_: value: { inherit (d) file; inherit value; })) (pushDown d.value)) definitions;
      byName = zipAttrsWith (_: all: all) pushed;
      nodes = mapAttrs
        (name: declaration:
          let
            here = loc ++ [ name ];
            found = byName.${name} or [ ];
            option = evalOption here declaration found;
          in
          if isOption declaration then { config = option.value; options = option; unmatched = [ ]; }
          else mergeTree here declaration found)
        declarations;
    in
    {
      config = mapAttrs (_: node: node.config) nodes;
      options = mapAttrs (_: node: node.options) nodes;
      unmatched = concatMap (node: node.unmatched) (attrValues nodes)
        ++ mapAttrsToList (name: found: { loc = loc ++ [ name ]; definitions = found; })
          (removeAttrs byName (attrNames declarations));
    };

  internals = {
    _file = "lib/modules.nix";
    options._module.args = mkOption { type = types.lazyAttrsOf types.raw; default = { }; };
  };

  # Modules and all that they import, each file once: [ { file, options, config } ].
  collect = args: config: modules:
    let
      apply = body:
        if !isFunction body then body
        else body (mapAttrs (name: _: args.${name} or config._module.args.${name}) (functionArgs body) // args);
      item = parent: index: module:
        let
          isFile = isPath module || isString module;
          body = apply (if isFile then import module else module);
          file = body._file or (if isFile then toString module else parent);
        in
        { key = if isFile then toString module else "${parent}:anon-${toString index}"; inherit body file; };
      items = parent: lib.imap (item parent);
      known = [ "_file" "_class" "imports" "options" "config" ];
      normalise = { body, file, ... }:
        let extra = removeAttrs body known;
        in if !(body ? config || body ? options) then { inherit file; options = { }; config = removeAttrs body known; }
        else if extra != { } then
          throw "Module `${file}' has an unsupported attribute `${lib.head (attrNames extra)}'. This is caused by introducing a top-level `config' or `options' attribute."
        else { inherit file; options = body.options or { }; config = body.config or { }; };
    in
    map normalise (genericClosure {
      startSet = items "<unknown-file>" modules;
      operator = { body, key, ... }: items key (body.imports or [ ]);
    });

  evalModules = { modules, specialArgs ? { }, prefix ? [ ] }:
    let
      extendModules = more: evalModules {
        inherit prefix;
        modules = modules ++ more.modules or [ ];
        specialArgs = specialArgs // more.specialArgs or { };
      };
      args = { inherit extendModules lib; inherit (tree) config options; } // specialArgs;
      collected = collect args tree.config ([ internals ] ++ modules);
      tree = mergeTree prefix
        (mergeDeclarations prefix (map (m: m.options) collected))
        (map (m: { inherit (m) file; value = m.config; }) collected);
      first = lib.head tree.unmatched;
    in
    {
      _type = "configuration";
      config =
        if tree.unmatched == [ ] then removeAttrs tree.config [ "_module" ]
        else throw "The option `${showOption first.loc}' does not exist. Definition values:${showDefs first.definitions}";
      inherit (tree) options;
      inherit (tree.config) _module;
      inherit extendModules;
    };

  mkIf = condition: content: property "if" { inherit condition content; };
  mkMerge = contents: property "merge" { inherit contents; };
  mkOverride = priority: content: property "override" { inherit priority content; };
  mkOrder = order: content: property "order" { inherit order content; };
  mkOptionDefault = mkOverride 1500;
in
{
  inherit evalModules mergeDefinitions pushDown mkIf mkMerge mkOverride mkOptionDefault;
  mkDefault = mkOverride 1000;
  mkForce = mkOverride 50;
  mkVMOverride = mkOverride 10;
  mkBefore = mkOrder 500;
  mkAfter = mkOrder 1500;

  mkRemovedOptionModule = path: replacement: { options, ... }: {
    options = setAttrByPath path (mkOption { type = types.raw; });
    config.assertions =
      let option = attrByPath path null options;
      in [{
        assertion = option.files == [ ];
        message = "The option definition `${showOption path}' in ${lib.concatMapStringsSep " and " (file: "`${file}'") option.files} no longer has any effect; please remove it.\n${replacement}";
      }];
  };

  mkRenamedOptionModule = from: to: { config, options, ... }: {
    options = setAttrByPath from (mkOption { type = types.raw; });
    config = mkMerge [
      (mkIf (attrByPath from null options).isDefined (setAttrByPath to (attrByPath from null config)))
      {
        warnings = optional (attrByPath from null options).isDefined
          "The option `${showOption from}' defined in ${lib.concatMapStringsSep " and " (file: "`${file}'") (attrByPath from null options).files} has been renamed to `${showOption to}'.";
      }
    ];
  };
}
