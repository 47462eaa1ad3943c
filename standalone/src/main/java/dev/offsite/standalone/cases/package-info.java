/** What the command line knows of cases: how they stand, and feedback sent on one of them. */
package dev.offsite.standalone.cases;
