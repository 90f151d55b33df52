// @ts-check
// The page for missing files, 404.html: repairs result links whose `#` a mail gateway has encoded, as in /s/po-2/%23rf1….
// A server looks for a file of that name, finds none, and answers with this page.
// The build writes this file into 404.html.
(() => {
'use strict';

// `#` encoded, once or several times; `-23` and `*` are how Proofpoint writes it. The quiz repairs the code itself.
const link = /^(.*?)(?:[%-](?:25)*23|\*)((?:%[\da-f]{2})*rf[ct]?[1-9].*)$/i.exec(location.pathname);
// The origin comes first: a path that starts with two slashes alone would be the URL of another site.
if (link) location.replace(location.origin + link[1] + '#' + link[2]);
})();
