import { answerOrders } from '../run/orders.ts';
import { closedLoop } from './closed-loop.ts';
import { HttpConnection } from './http-connection.ts';
import { openLoop } from './open-loop.ts';
import { PreparedRequest } from './target.ts';
import type { PlannedRequest } from './target.ts';

/** The process of the load generator. */
answerOrders({ closedLoop, openLoop, ask });

/** Sends one request and gives its answer in full. */
function ask({
  port,
  request,
}: {
  port: number;
  request: PlannedRequest;
}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const connection = new HttpConnection(port);
    connection.send(
      new PreparedRequest(request, port).bytes,
      true,
      ({ status, body }) => {
        connection.close();
        resolve({ status, body: (body ?? Buffer.alloc(0)).toString() });
      },
      reject,
    );
  });
}
