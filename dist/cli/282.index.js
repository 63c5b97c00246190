export const id = 282;
export const ids = [282];
export const modules = {

/***/ 1282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readStored: () => (/* binding */ readStored)
/* harmony export */ });
/* harmony import */ var _core_closure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(365);
/* harmony import */ var _core_diff_rebuilt_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2434);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7406);
/* harmony import */ var _nix_sources_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7550);
/* harmony import */ var _nix_toplevel_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9621);
/* harmony import */ var _sandbox_host_driver_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7524);
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});






/** Toplevels in this machine's store, or links to them; all at once. */
async function readStored(ports, paths) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const session = __addDisposableResource(env_1, await (0,_sandbox_host_driver_js__WEBPACK_IMPORTED_MODULE_5__/* .openStore */ .C)(ports), true);
        // The first failure is told when all have ended: none is left at work.
        const read = await Promise.allSettled(paths.map(async (path) => expected(path, await (0,_nix_toplevel_js__WEBPACK_IMPORTED_MODULE_4__/* .readSystem */ .m)(session, await resolved(session, path), [], _core_closure_js__WEBPACK_IMPORTED_MODULE_0__/* .readClosure */ .mF))));
        const systems = read.map((one) => {
            if (one.status === 'rejected')
                throw one.reason;
            return one.value;
        });
        const [before, after] = systems;
        const areDerived = before && after && (await isDerivedHere(ports, before)) && (await isDerivedHere(ports, after));
        const rebuilt = areDerived ? (0,_core_diff_rebuilt_js__WEBPACK_IMPORTED_MODULE_1__/* .rebuiltDerivations */ .I)(before.closure, after.closure) : [];
        return { systems, sources: await (0,_nix_sources_js__WEBPACK_IMPORTED_MODULE_3__/* .readSources */ .t)(session, rebuilt) };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** A system that was built elsewhere came without derivations, or has lost them all: none has to be looked for. */
async function isDerivedHere({ files }, { closure }) {
    const { deriver = null } = closure.paths.get(closure.root ?? '') ?? {};
    return deriver !== null && (await files.exists(deriver));
}
/**
 * `/run/current-system` and `result` are links to a toplevel. Any other folder Nix would take for a flake, and evaluate.
 */
async function resolved(session, path) {
    const { exitCode, stdout } = await session.run(['readlink', '-f', '--', path]);
    const target = exitCode === 0 ? stdout.trim() : path;
    if (/^\/nix\/store\/[^./][^/]*$/.test(target))
        return target;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} is no toplevel: it leads to ${target}, which is no path of the store.`, {
        cure: 'Give a toplevel, or a file of `nix path-info -r --json`.',
        exitCode: 64,
    });
}
function expected(path, result) {
    if (result.kind === 'ok')
        return result.value;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${path} can't be read: ${result.failure.message}`, {
        cure: 'Give a toplevel that is in this store, or a file of `nix path-info -r --json`.',
    });
}


/***/ })

};
