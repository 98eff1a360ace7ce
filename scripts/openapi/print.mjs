// Prints the OpenAPI document: the build keeps it as an asset of the app.
import { document } from './document.mjs';

process.stdout.write(JSON.stringify(await document()));
