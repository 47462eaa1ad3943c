/**
 * Archives of others, CSV or JSON lines, made into recordings by a mapping file.
 *
 * <p>A mapping says for each field of the contract where it stands in a line, in which unit and
 * form. Each line becomes one message, or is counted with the reason why it does not.
 * docs/import.md describes the language.
 */
package dev.offsite.simulators.archive;
