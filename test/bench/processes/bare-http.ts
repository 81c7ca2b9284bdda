/** The floor: node:http that reads the body and answers `success`. */
import { createServer } from 'node:http'

createServer((request, response) => {
  request.resume()
  request.on('end', () => response.end('success'))
}).listen(Number(process.env['PORT']), '127.0.0.1')
