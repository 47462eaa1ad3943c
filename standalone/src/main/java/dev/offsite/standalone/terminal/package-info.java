/** Text for humans: plain lines, and a live screen where the terminal can show one. */
package dev.offsite.standalone.terminal;
