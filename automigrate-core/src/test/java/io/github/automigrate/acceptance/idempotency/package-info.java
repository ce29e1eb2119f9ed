/**
 * Every way of mapping that the acceptance cases A63 to A75 name, and the test that none of them makes a start do
 * anything when there is nothing to do.
 */
package io.github.automigrate.acceptance.idempotency;
