# Types of options: `check` one definition's value, `merge` all definitions into one value.
{ lib }:
let
  inherit (builtins) isAttrs isBool isInt isList isPath isString;
  inherit (lib) all concatMap concatStringsSep filterAttrs head mapAttrs showDefs showOption;
  inherit (lib.modules) evalModules mergeDefinitions pushDown;

  values = map (definition: definition.value);

  # Several definitions are fine as long as they agree.
  mergeEqual = loc: definitions:
    let first = (head definitions).value;
    in if all (value: value == first) (values definitions) then first
    else throw "The option `${showOption loc}' has conflicting definition values:${showDefs definitions}\nUse `lib.mkForce value` or `lib.mkDefault value` to change the priority on any of these definitions.";

  scalar = name: check: { inherit name check; merge = mergeEqual; };

  isStorePath = value: isString value && lib.hasPrefix "${builtins.storeDir}/" value;

  attrsOfWith = { lazy }: elem: {
    name = "attribute set of ${elem.name}";
    check = isAttrs;
    merge = loc: definitions:
      let
        all = concatMap
          (d: map (mapAttrs (_: value: { inherit (d) file; inherit value; })) (pushDown d.value))
          definitions;
        merged = builtins.zipAttrsWith (name: mergeDefinitions (loc ++ [ name ]) elem) all;
        # `mkIf false` takes an attribute away; to find out forces its condition, so the lazy form does not.
        defined = if lazy then merged else filterAttrs (_: m: m.isDefined) merged;
      in
      mapAttrs (_: m: m.value) defined;
  };
in
rec {
  bool = scalar "boolean" isBool;
  int = scalar "signed integer" isInt;
  port = scalar "16 bit unsigned integer" (value: isInt value && value >= 0 && value < 65536);
  str = scalar "string" isString;
  path = scalar "path" (value: isPath value || (isString value && lib.hasPrefix "/" value));
  package = scalar "package" (value: lib.isDerivation value || isStorePath value);
  raw = scalar "raw value" (_: true);
  enum = allowed: scalar "one of ${concatStringsSep ", " (map builtins.toJSON allowed)}" (value: builtins.elem value allowed);

  lines = (scalar "strings concatenated with \"\\n\"" isString) // {
    merge = _: definitions: concatStringsSep "\n" (values definitions);
  };

  listOf = elem: {
    name = "list of ${elem.name}";
    check = isList;
    merge = loc: definitions:
      let
        elements = concatMap (d: map (value: { inherit (d) file; inherit value; }) d.value) definitions;
        merged = map (d: mergeDefinitions loc elem [ d ]) elements;
      in
      map (m: m.value) (builtins.filter (m: m.isDefined) merged);
  };

  attrsOf = attrsOfWith { lazy = false; };
  lazyAttrsOf = attrsOfWith { lazy = true; };
  attrs = attrsOf anything;

  # Sets are merged, lists joined, all else must agree.
  anything = {
    name = "anything";
    check = _: true;
    merge = loc: definitions:
      let every = f: all f (values definitions);
      in if every (v: isAttrs v && !lib.isDerivation v) then (attrsOf anything).merge loc definitions
      else if every isList then concatMap (d: d.value) definitions
      else mergeEqual loc definitions;
  };

  nullOr = elem: {
    name = "null or ${elem.name}";
    check = value: value == null || elem.check value;
    merge = loc: definitions:
      if builtins.elem null (values definitions) then mergeEqual loc definitions else elem.merge loc definitions;
  };

  either = a: b: {
    name = "${a.name} or ${b.name}";
    check = value: a.check value || b.check value;
    merge = loc: definitions:
      (if all a.check (values definitions) then a else b).merge loc definitions;
  };

  # All modules of a configuration again, with those of the value added: `extend` is given them.
  extension = extend: {
    name = "module";
    check = value: isAttrs value || lib.isFunction value;
    merge = _: definitions:
      (extend (map (d: if isAttrs d.value then { _file = d.file; } // d.value else d.value) definitions)).config;
  };

  submodule = module: {
    name = "submodule";
    check = value: isAttrs value || lib.isFunction value;
    merge = loc: definitions:
      (evalModules {
        prefix = loc;
        specialArgs.name = lib.last loc;
        modules = [ module ] ++ map
          (d: if isAttrs d.value then { _file = d.file; config = d.value; } else d.value)
          definitions;
      }).config;
  };
}
