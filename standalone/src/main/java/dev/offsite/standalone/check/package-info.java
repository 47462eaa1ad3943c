/** Feeds for the command {@code check}, and how its result is shown: table, JSON, page. */
package dev.offsite.standalone.check;
