/**
 * The web server: REST, the WebSocket, static files; docs/monitor-api.md is its contract.
 *
 * <p>Every path is registered through {@link dev.offsite.monitor.web.Guard}, which finds out who
 * asks, holds the right against the roles and the CSRF token against the session; what lies outside
 * the jurisdictions is not found, by whatever path. Answers are data: JSON with all text as it
 * came.
 */
package dev.offsite.monitor.web;
