// Draws the API's own description. "Try it out" uses the session of this browser, so its unsafe requests
// carry the CSRF token, as the pages' forms do.
(function () {
  "use strict";
  const place = document.getElementById("api-docs");
  const token = new RegExp("(?:^|; )" + place.dataset.csrfCookie + "=([^;]+)");

  SwaggerUIBundle({
    domNode: place,
    url: place.dataset.schema,
    deepLinking: true,
    docExpansion: "none",
    filter: true,
    requestInterceptor: function (request) {
      const found = token.exec(document.cookie);
      if (found && new URL(request.url, location.href).origin === location.origin) {
        request.headers["X-CSRFToken"] = found[1];
      }
      return request;
    },
  });
})();
