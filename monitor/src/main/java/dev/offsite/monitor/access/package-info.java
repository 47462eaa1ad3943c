/**
 * Who may do what, where: users and their roles, sessions, jurisdictions, the throttle of logins,
 * bearer tokens, and the audit log.
 *
 * <p>Pure but for {@link dev.offsite.monitor.access.UserFile}, {@link
 * dev.offsite.monitor.access.AuditFile} and {@link dev.offsite.monitor.access.DisplayToken}, which
 * keep files that only their owner may read. Everything that is answered to a viewer, whatever the
 * path, asks {@link dev.offsite.monitor.access.Viewer#sees} first.
 */
package dev.offsite.monitor.access;
