import type { AlphaFees } from '../pallets/transaction-payment/payment.ts'
export const alphaFees: AlphaFees = { canPay: () => false, pay: () => undefined }
