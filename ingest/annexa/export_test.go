package annexa

// For the tests, which stand outside the package.
var ReadCode = readCode
